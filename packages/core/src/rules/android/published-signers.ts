/**
 * SHA-256 of the certificates that publishers sign with, F-Droid's builds among them, as AppVerifier lists them; of Signal
 * both, the old one and that of its change of key, which it publishes beside its download.
 */
export const publishedSigners: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    "org.thoughtcrime.securesms": [
      "29f34e5f27f211b424bc5bf9d67162c0eafba2da35af35c16416fc446276ba26",
      "4be4f6cd5be844083e900279dc822af65a547fecc26aba7ff1f5203a45518cd8",
    ],
    "com.whatsapp": ["3987d043d10aefaf5a8710b3671418fe57e0e19b653c9df82558feb5ffce5d44"],
    "im.molly.app": ["6aa80fdf4a8cc13737cfb434fc0cde486f09cf8fcda21a67bea5ee1ca2700886"],
    "ch.protonmail.android": ["dcc9439ec1a6c6a8d0203f3423ee42bcc8b970628e53cb73a0393f398dd5b853"],
    "ch.protonvpn.android": [
      "dcc9439ec1a6c6a8d0203f3423ee42bcc8b970628e53cb73a0393f398dd5b853",
      "950ee2d4d0a43ffba7ee1da9541c4a13defe81eb697ba7d24c17f6f886e32124",
    ],
    "proton.android.pass": ["dcc9439ec1a6c6a8d0203f3423ee42bcc8b970628e53cb73a0393f398dd5b853"],
    "com.x8bit.bitwarden": [
      "24e06c04c208048f19f1c993b4dda4430ea8b06db8375ea0e37b834696b9ac3a",
      "de6ec91431557995297bf3e65bc80349bc603a04708160618c86bc9994171c90",
    ],
    "net.mullvad.mullvadvpn": [
      "7be21930c3b4d73906b08930450a1d3afbd22c98d9d8e987df8c1fbc2d0c90bb",
      "d74ce0e0b29f4d1d57abf5ef7f9a3757e787cca7a6259b9c32bb5bb18e3463bd",
      "e1b66af1ac4869a33b091f81dcbd577bf8dcfe9125ddde3381bfff91813331ec",
    ],
    "org.fdroid.fdroid": ["43238d512c1e5eb2d6569f4a3afbf5523418b82e0a3ed1552770abb9a9c9ccab"],
  }).map(([app, hashes]) => [app, new Set(hashes)]),
);
