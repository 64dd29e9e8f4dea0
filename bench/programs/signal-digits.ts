/** What the generated backup of Signal is locked with. */
export const signalDigits = "012345678901234567890123456789";
