"""Copies an encrypted backup of the generator and ends its Manifest.db as iTunes does: python3 pad_manifest.py SOURCE TARGET PASSWORD

The generator leaves the padding of the last block out, and the peer refuses such a list. Needs python3-cryptography, as
the generator does. (Keybag and keys: jsharkey13/iphone_backup_decrypt, MIT)
"""

import hashlib
import os
import plistlib
import shutil
import struct
import sys

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.keywrap import aes_key_unwrap

source, target, password = sys.argv[1:]
protection_class_at, block = 4, 16

shutil.copytree(source, target, copy_function=os.link)
with open(f"{source}/Manifest.plist", "rb") as file:
    manifest = plistlib.load(file)

values, wrapped_class_keys, at, bag = {}, {}, 0, manifest["BackupKeyBag"]
while at < len(bag):
    tag, length = bag[at : at + 4].decode(), struct.unpack(">L", bag[at + 4 : at + 8])[0]
    value = bag[at + 8 : at + 8 + length]
    values[tag] = value
    if tag == "WPKY":
        wrapped_class_keys[values["CLAS"]] = value
    at += 8 + length

rounds = lambda tag: struct.unpack(">L", values[tag])[0]
first = hashlib.pbkdf2_hmac("sha256", password.encode(), values["DPSL"], rounds("DPIC"), 32)
passcode_key = hashlib.pbkdf2_hmac("sha1", first, values["SALT"], rounds("ITER"), 32)
manifest_class = struct.pack(">L", struct.unpack("<L", manifest["ManifestKey"][:protection_class_at])[0])
class_key = aes_key_unwrap(passcode_key, wrapped_class_keys[manifest_class])
key = aes_key_unwrap(class_key, manifest["ManifestKey"][protection_class_at:])

with open(f"{source}/Manifest.db", "rb") as file:
    encrypted = file.read()
# In CBC the last block of the list is the initial vector of the one behind it.
padding = Cipher(algorithms.AES(key), modes.CBC(encrypted[-block:])).encryptor().update(bytes([block]) * block)
os.remove(f"{target}/Manifest.db")
with open(f"{target}/Manifest.db", "wb") as file:
    file.write(encrypted + padding)
