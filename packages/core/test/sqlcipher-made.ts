/**
 * A database and its log made by SQLCipher itself (4.12.0 community), so that our reader is held to more than our own
 * writer: `PRAGMA key = "x'000102…2f'"`, `cipher_plaintext_header_size = 32`, `cipher_page_size = 1024`, journal mode
 * WAL; a table `notes` (id, text), of which row 1 is in the file and row 2 in the log alone.
 */
export const sqlCipherMade = {
  /** Bytes 0 to 47: key, then salt. */
  key: Uint8Array.from({ length: 48 }, (_, index) => index),
  main: () => decoded(main),
  log: () => decoded(log),
};

const main =
  "U1FMaXRlIGZvcm1hdCAzAAQAAgJQQCAgAAAAAgAAAAIRe5yUubeJn1Zr/tc4Ufx4dofykgFEbnmUbNO14sTZWqyfTz2xEA62RKTydf3BnlDXhW" +
  "6gQdzOmdHwdx93eJc0zj9iQ2gWWdnt6/+OyOcmnb62WG6/l4vOOcsRZ4tEcyRLEJ3mhk+TSlSgrWoIPh0aXaZFQip0LdHM+prHNRQYieZuB0DM" +
  "N03ymJeopXuei/h+JlaqFqMSMBdRfoz+aBFUCBCsmt0QPsgc0bZoFz3dYDYvChF5l0+5Negll1IikQlPXlhi8O75XIAL4KlZozp8HHNWJr6lFt" +
  "/F7gumfTSaMVt6pPnioiw2Iwg7kSSOjvTRmPfBbZM5Rz6LEqoZ16GP0TVPe2QjO1Xef4l2NadiuKSF0Agz5WKtC8NqBoTiVCwO9Xm+blWFkHXk" +
  "T0nokirv/+1GDXoirX+AGnc/PJph5Fmb1cEoPHZcsym/1JyhC7hcb6DzEddpoH2ZWKOWppCwK+p63BwEuDK/NvM8TVpIX+iZq/OCuQUtdacZBO" +
  "e5xG2aHqVSFQQ0vMSXCopHGhvS0JDC/0YLbMS+VMO3K51vW6uV1PW7mFwKQA5l7B1aQEyrVYGVobcIXSjRQM+9mZk6gTPveBcqo0fIeFwRPAu9" +
  "YrKINGM53AoZ2TD539y0e9V9PEmUrkqCMb/GGwtkkS08OyOih8G3bXMkp+N1w+VWMY1pfRF2zUaSBkJP31Klet+5ctMC/yCr+KpxESqgrjUBHt" +
  "ZELUtlo/K6DAud8PNXcoBmXydvLgDB/cKANfYSQOaiInMoj+kiFgDrhE7+g+UrUL5zniXVRBDFLesEDfchVYNiF9c7Qo7/Ffqz8rP+HNC+AY+r" +
  "BXP9e3hZfjM1xt9yy/8zqde0k3RJGw0LQLf6pTXaMORmLPfzv2EvdjyCYPmzV/E2OcZQ4IWFa297vByqe+cYMTj0Rdt7u2RUHPMAM5Q27/wUiE" +
  "fOA+AtI+JuUTYrNMEtckL8uZSxyP/E2iGatlOK4GAshfta+P9t1yx3obcQsufLXWe1GDCyxtOZD5DE2sVe1f0+3xti/+mV+WMV+EI4k1YQ5KLQ" +
  "96WGc2VzVxBXkJscLxTQtQucku82a+uy65YUpoF4mTeaWpADw6tjMrlZOZwjEysejf+T2W6qPO0Aur+crmhzrxkDr9rVup1GY/DrUntmc6uEsg" +
  "QupkcrXAoMmQ8h5Hvm8nub3kJwjSILcXm3VG8ZZNmgSIb6B79pIsLlaDpAp6OX5lg5ggJX11NuYJ2Av7G1UrO0q+b0mLE+sa/oq0G9ttvx3TJ+" +
  "biy44kcC7eLDEV6SY68xUISv0SdW2L27ewA9XubsZypNs6hKRQU+zQgKHwnZ/CnciDvms6uG3WgVm/9kpVPMouHvyjkdZab1zRP9APPhDZaZZv" +
  "q+DzYnIjCWbrjojiz2IQu4b4IZXO9PyRThjN+yJWetR+Ny4uhYIEeEXE2qd7gzb2We6Ptm8GLDmGIuMm1f8lnOz3zy1gngW7KJty0ommC8G8OC" +
  "XARhob3cBQ90slxRAXRFTYrIG3y/dThvbn/WhNwKyCyRCcTnKdfDhadEOlrEPoG08Q+NBseQdkSPavDOx8yyd8gpNYW7B2iNFNnutXs7Sqo+EG" +
  "WHLGE+wf+037ziXEko9aR+9Hb+sENgK25hvCOe+OnQAoLxgdBt/OL6IgJ51md819BDXAUCJJagD+DDftMXon3+lubImwlEVbOQCQpHYHnOQ7A9" +
  "nszJWuA8RXWlyDtJZHynVaphfrxTKKstSItXf4Xw4qjWk8KsLyaJLYIhoBRZXPQajRTWSZ83qylvEdHg1PDxCsd/8YYEEcZiRS5uWu/OLRq2+x" +
  "08AhBFoHxCxkz9Z0ZL58GZvmlRruLWS6KcqP9Xin1jQpMffB3pE2iBsi9uuXFdiRqqDv+uAljcQXiY/f2Sx+WYSkGUT/XiL16ur5zqY4R13XZj" +
  "8dBzc2mm2GvnW9KDzmwE3OGhBol+IbTrRjTig2lRnsDRwrK4hjsq7OaN0IFl9CaFgpkAuZvkdk/6rVQBEZaDTMoJ1+kEImGkDYVb4l2UjtlEBP" +
  "+Arhj4PXUDoJKWq7R6921So8YcsOCJOanUc/DaZ6IQ+AgDsd1itghBxWnbQxov1pWaREZ8aU8JvjxzeLDglAN7g0wFmnOEJqvDrKveiaVQHrNn" +
  "v/LUA5IQDLqAfpL1Hlsq4bsxstR44+vBE/AxnoeuFnLOCvjV+/F4HVFJoBFyGMVJIJgMnFutRpTeGwz504x4/iDkZ0J4QdE11rnGc88CwRxFDd" +
  "PDTG9KUNcxgu52IGoEqfVI4kHAlexJ/U9BMCDfQN+5qgjYQ8KqD+TTrlV6cNu8imRIvb42RXqALz5vCnBWAjMC734hqRlp9bZqKXWsvgf9sd8U" +
  "FUFoTYFfZHvxWliuD6wbn28GrjaHVEGEgwdUyDkOIeV5i3+7e+PFnQmFdsk0k8yL8DCzFvyw9dcBEvo+H0erYoo3rpttyChYm6RjQkGRXcn5UM" +
  "d/gjZ522l8R7ynHmswIURnRlnm56/xk9XD9cQuv4eJ5TLTJKhWL+Fhc3cqjP+qf6cREZ4xj3Ba58xyHcDNZE9q0RP4G0yp8uuLMljGOGSFhHLo" +
  "ktKO5/LcnBPxGBIjzViybqoJ2ViOoXUO/hJIVQY2cnYCnLhGPpxCdkSTEvq8aaBb9P9+1z04uGyUzfupDkYuVUqPl4g=";

const log =
  "N38GggAt4hgAAAQAAAAAAZSEeTRxEdFQCkiHpxP1cL0AAAACAAAAApSEeTRxEdFQRkOnewRHb7XpH7ePrU8iMULGmPR+LxcvYnXWdBRYIBOnyW" +
  "bzh+0IhUE3VN0fLfpstwPM3EGZpqoL34T9OdaH0DCY33OemUK1D6uLrOSRtcjkb2oiJfFwNacUE+X03pRat0ILU8wb5lPJQ7yf3sxsWkCwoz2+" +
  "h5klHkW11XubGfji/F3lW6tpahzx4OH1rVQewcrthKwKVvRpKDn8mP/c1fnlG22ly5PLgmrgoCe/F8L5vVNiPXr9YYUrS243hHerr/1ZZ+WZki" +
  "XpQJaXBbTUuFFkEjkGQ2cA+HOxoFo8pwLLXzoB955WC3StaDglrtw6VqLSLgqu7FiEKQkbdbnBYTnWOMs1rccd5cPBrhD2j5JbBprteaTrLBH+" +
  "PuxJ/2UwJiBHvMs3pkip+fl2SHAoyAsuYEG60ilMuN76FCL/z2EEElO9B5fvesA8UzrKSByvWVR9xGZOw9YS6ULN7FrnNNrkYNkjyQB62/v2w/" +
  "x7ZSbkgCRn10LurCwV06QgoSuK/zYFrJw66GDK/W+TGqE9DclRjZkXZWkWxuCT8p1oPrfMzGblm19iRMJViX68z+4ASYb8O3ThS5V+u/NEx9YJ" +
  "baqEAQl//TzDEvnHRb6hGyJngCHzHXqM86x0ZHoI+twFuEOnyDGx3M4BNoRkIRHa41csINucAXiszOLUSUL+LXFp1hHA4jCTr1ke3rERq1YPQT" +
  "zbTnSIsvnBqmoixTkUhL0fZdkzlqZMidL2DOxp43rLlkBgGtCeO8XWzTrAIgVL2UrJyyXY2ROeNpnd80qSIIhs+y3442JI1tBpW0/c5P4+72ed" +
  "LMoF+Ka6mxocdaY0PFBr8KLZd5b56R5v7MWyAcnBVrSW7Bu8GFhbmkAoQjEohJ+5KmiK3m4I4T14TvLhQNFgLJ/1rkl79mnBstmfnayWtKutwm" +
  "b/SdahJJMwko+hqHc4pIav4OYEQh+ux2dvrLjHNBEg/BPRhYeW3I4FDus8wV77cF5Ktnr9vdZ31CKfGHCB7Ablq2K5DvbAsO4XSDqPMSPDU1pE" +
  "5+81zRj7o6CKAMZ8RXZBd9bDj4zioJz11L705uiqnDOVOnsNk2Y+zES1MTOkvmHtgLd0DEtf/KAZV6YyxKA5sAawRZLj7tXz7oQPaB+FhIIsRm" +
  "QxXe49Qd/4DlNksh/coi3R8BvVIc5/LqxM7smNO57zfQD8Pvvje4JbSdN2+eeYaCqgFCaz8eMBNEUaTIyqRyLHeLCRR2URZFcm8WU44AbFa2xA" +
  "TAvvrjntXKUnES86zcYPAN4Fuy7BfEPMGtRJMPO5J3zU+iBXlZXNFEUYqUO8UjBcxCFXSXCZhUzKng1rdVMh4410BhPldJyMll/Wsr70DsyV+y" +
  "FdcaOaw3FO";

function decoded(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(text, "base64"));
}
