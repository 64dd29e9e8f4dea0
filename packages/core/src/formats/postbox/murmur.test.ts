import { expect, test } from "vitest";
import { telegramHash } from "./murmur.ts";

/** Made with mmh3; the third is what Telegram's own files name that type by (telegram-message-exporter). */
test.each([
  ["", 377_927_480],
  ["a", -1_454_233_464],
  ["CloudPhotoSizeMediaResource", 1_226_791_958],
  ["ab", -676_021_280],
  ["abc", -351_828_165],
  ["TelegramMediaImage", -1_951_522_668],
])("the hash of %j", (text, expected) => {
  expect(telegramHash(new TextEncoder().encode(text))).toBe(expected);
});
