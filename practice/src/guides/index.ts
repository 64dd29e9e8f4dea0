import { accountsAndMessages } from "./accounts-and-messages.ts";
import { extractionInCustody } from "./extraction-in-custody.ts";
import type { Guide } from "./guide.ts";
import { implantInCustody } from "./implant-in-custody.ts";
import { messageCampaign } from "./message-campaign.ts";
import { networkInjection } from "./network-injection.ts";
import { ordinaryAndroid, ordinaryIphone } from "./ordinary.ts";
import { plantedIndicator } from "./planted-indicator.ts";

export { type Answer, type Checked, checkAnswer, type Solution, solutionOf } from "./check.ts";
export type { ChoiceQuestion, Guide, Question, Told, TruthQuestion } from "./guide.ts";

/** Every guide, from what is easy to read to what is hard. */
export const guides: readonly Guide[] = [
  messageCampaign,
  accountsAndMessages,
  networkInjection,
  implantInCustody,
  extractionInCustody,
  plantedIndicator,
  ordinaryIphone,
  ordinaryAndroid,
];

export function guideOf(practiceCase: string): Guide | undefined {
  return guides.find(({ cases }) => cases.includes(practiceCase));
}
