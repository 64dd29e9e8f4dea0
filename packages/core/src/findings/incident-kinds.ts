/** How findings are composed, declared as a rule is; English here, other languages in wording/rules. */
export const incidentKinds = {
  "incident.execution": {
    title: "Successful execution of code",
    rationale:
      "A trace of a program beside a trace of its start, in stores of the phone that are written apart from each other, is hard to explain by chance, by a name that two programs share, or by a planted value.",
    falsePositives: [
      "Two ordinary events that meet by chance within minutes.",
      "Evidence in which several stores were altered alike.",
    ],
    sentences: {
      statement:
        "{findings:findings} in {stores:stores} of the phone, independent of each other, lie within {seconds:seconds}. Together they are traces of a successful execution of code.",
    },
  },
  "incident.sequence": {
    title: "Traces close in time",
    rationale: "Events that belong together leave traces in several stores of the phone within moments.",
    falsePositives: ["Ordinary events that meet by chance within minutes."],
    sentences: {
      statement:
        "{findings:findings} in {stores:stores} of the phone, independent of each other, lie within {seconds:seconds}.",
    },
  },
  "incident.custody": {
    title: "Traces while the phone was out of its owner's hands",
    rationale: "What happened to a phone while somebody else held it was not its owner's doing.",
    falsePositives: [
      "The times of custody are as the owner tells them.",
      "Programs act by themselves, and a helper may have examined the phone in that time.",
    ],
    sentences: {
      statement:
        "{findings:findings} in {stores:stores} of the phone, independent of each other, lie inside the time given as \u201c{label}\u201d, in the order shown.",
    },
  },
  "incident.object": {
    title: "One object in several stores",
    rationale:
      "What several stores of the phone tell of independently is neither a mistake of one of them nor planted in it.",
    falsePositives: ["Ordinary software is met in many stores too: what it is, its findings say."],
    sentences: {
      statement: "{label} is told of by {stores:stores} of the phone, independent of each other ({findings:findings}).",
    },
  },
} as const;

export type IncidentKind = keyof typeof incidentKinds;
