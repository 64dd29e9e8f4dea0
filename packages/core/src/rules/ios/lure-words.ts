/**
 * What the lures that were reported from Mexico, Morocco and elsewhere speak of: a death, an accident, an abduction, an
 * accusation, intimate pictures. Words in the languages of those reports and of their neighbours; the list is ours.
 * Advertisements' words ("offer", "account", "STOP") are left out on purpose: everybody receives those.
 */
const lureWords =
  /\b(?:fallecio|fallecimiento|velatorio|funeral|deces|decede(?:e|s|es)?|obseques|passed away|accident(?:e|es|s)?|secuestr\w+|kidnap\w+|alerta amber|amber alert|te acusan|denuncia|orden de aprehension|mise en examen|plainte contre|procureur|arrest warrant|accused|lawsuit|fotos? tuyas?|video tuyo|(?:photos?|video) de toi|(?:photos?|videos?) of you)\b|وفاة|جنازة|حادث|اختطاف|خطف|مذكرة توقيف|استدعاء|فضيحة|صورك/;

/** Accents are left out, as people leave them out. */
export function speaksAsLuresDo(text: string): boolean {
  return lureWords.test(
    text
      .slice(0, longest)
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "")
      .toLowerCase(),
  );
}

/** A lure is a short message. */
const longest = 2000;
