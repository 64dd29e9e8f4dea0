"""Copies a backup that the peer decrypted and marks it as plain: python3 mark_plain.py SOURCE TARGET

The peer leaves the word that the backup is encrypted in Manifest.plist.
"""

import os
import plistlib
import shutil
import sys

source, target = sys.argv[1:]
shutil.copytree(source, target, copy_function=os.link)
with open(f"{source}/Manifest.plist", "rb") as file:
    manifest = plistlib.load(file)
os.remove(f"{target}/Manifest.plist")
with open(f"{target}/Manifest.plist", "wb") as file:
    plistlib.dump({**manifest, "IsEncrypted": False}, file)
