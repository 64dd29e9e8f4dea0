/** The layers of a finding, and what weighs for or against it. */
export const enLayers = {
  classTargeting:
    "Class: targeting. A lure or contact reached the phone; in these records there is no trace that it was opened or that code ran.",
  classAttempt: "Class: attempt. In these records there is no trace that code ran.",
  classExecution:
    "Class: execution, uncorroborated unless an incident says otherwise. What the program did, these records do not show.",
  classExecutionJoined: "Class: execution. What the program did, these records do not show.",
  classExtraction: "Class: forensic extraction. These records do not show what was copied.",
  classSurveillance: "Class: surveillance application. Whether its use was agreed to is a question for the owner.",
  classExposure: "Class: exposure. It makes access easier or concerns a setting; it shows no attack.",
  classAnomaly: "Class: anomaly. It is unexplained and stands for no attack by itself.",
  toolWeak: "Which product: perhaps {names}; the trace is weak ({reasons}).",
  toolModerate: "Which product: consistent with {names}, moderate confidence ({reasons}).",
  toolHigh: "Which product: {names}, high confidence ({reasons}).",
  operatorNotAssessed: "Who used it: not assessed.",
  reasonUnique: "the value is published as this product’s own",
  reasonFamily: "the trace is typical of the product, but others can leave it",
  reasonGeneric: "others can bear the same name",
  reasonTruncated: "the observed name was cut",
  reasonSeveralNames: "it is published under several names",
  reasonCommonValue: "it is on a list of common values",
  reasonUnvetted: "the indicator set was given by the examiner and is not vetted",
  reasonUnconfirmed: "the published source was not read by us",
  reasonIndependentStores: "independent stores of the phone agree",
  reasonIntegrity: "the evidence contradicts itself about the file",
  remarkCustodyRaised: "It lies inside the time given as “{label}” and weighs more for it.",
  remarkCustodyUncertain:
    "The phone’s clock had no zone in this record: it may lie inside the time given as “{label}”, or not.",
  remarkCorroborated: "An independent store of the phone tells of something close to it: “{rule}”.",
  remarkUncorroborated:
    "Uncorroborated: it rests on one store of the phone alone. One store can mislead, and values can be planted in it.",
  remarkInconsistent: "This evidence contradicts itself elsewhere: “{rule}”.",
  remarkInconsistentFile:
    "The evidence contradicts itself about the file that this rests on: it may have been altered, and what it says needs another source.",
  remarkOwnAcquisition: "The acquisition itself left this, as those who made it say.",
  remarkRecovered:
    "Recovered rows: {recovered} of {records}. They are no longer in the database as it is, but in its log or in unused space of its file. When and by whom they were deleted or changed, the file does not tell.",
  products: "Products that the findings name",
  productMaker: "Made by {maker}, as those who published its traces say.",
  productMakerUnknown: "Who makes it is not publicly known, or the set does not say.",
  productSources: "Published in:",
};

export type LayerTexts = typeof enLayers;
