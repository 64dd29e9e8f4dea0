import {
  type AssessedToolLevel,
  assessedToolLevels,
  type Confidence,
  confidences,
  type Likelihood,
  likelihoods,
  type OperatorLevel,
  operatorLevels,
} from "@sillage/core/case/assessments.ts";
import type { AssessmentWords } from "@sillage/core/workbench/cases.ts";
import { useState } from "react";
import { TextField } from "../../parts/said/dialogs.tsx";
import { useText } from "../../text/catalogue.ts";
import { AssessmentForm, type AssessProps } from "./dialogs.tsx";
import { texts } from "./texts.ts";

interface Props extends AssessProps {
  readonly words: AssessmentWords;
}

/** Which product leaves such traces, in an analyst's judgement. */
export function ProductDialog(props: Props) {
  const { words } = props;
  const t = useText(texts);
  const [level, setLevel] = useState<AssessedToolLevel>();
  const [product, setProduct] = useState("");
  const isNamed = level !== undefined && level !== "none";
  return (
    <AssessmentForm
      {...props}
      title={t("product")}
      isComplete={level === "none" || (isNamed && product.trim() !== "")}
      made={(said) => ({ about: "tool", ...said, level: level ?? "none", product: isNamed ? product : "" })}
    >
      <Choice label={t("level")} choices={assessedToolLevels} words={words.tool} value={level} onChange={setLevel} />
      {level === "confirmed" && <p className="notice">{t("twoNeeded")}</p>}
      {isNamed && (
        <label className="field">
          <span>{t("productName")}</span>
          <input
            required
            type="text"
            dir="auto"
            maxLength={200}
            value={product}
            onChange={({ target }) => setProduct(target.value)}
          />
        </label>
      )}
    </AssessmentForm>
  );
}

/** Who used it: nothing but "not assessed" is recorded without what else it could be, and how sure that is. */
export function OperatorDialog(props: Props) {
  const { words } = props;
  const t = useText(texts);
  const [level, setLevel] = useState<OperatorLevel>();
  const [alternatives, setAlternatives] = useState("");
  const [likelihood, setLikelihood] = useState<Likelihood>();
  const [confidence, setConfidence] = useState<Confidence>();
  const needsGrounds = level !== undefined && level !== "not_assessed";
  const grounds =
    needsGrounds && likelihood && confidence && alternatives.trim() !== ""
      ? { alternatives, likelihood, confidence }
      : undefined;
  return (
    <AssessmentForm
      {...props}
      title={t("operator")}
      isComplete={level === "not_assessed" || grounds !== undefined}
      made={(said) => ({ about: "operator", ...said, level: level ?? "not_assessed", ...(grounds ? { grounds } : {}) })}
    >
      <Choice label={t("level")} choices={operatorLevels} words={words.operator} value={level} onChange={setLevel} />
      {needsGrounds && (
        <>
          <TextField label={t("alternatives")} value={alternatives} rows={3} most={10_000} onChange={setAlternatives} />
          <Choice
            label={t("likelihood")}
            choices={likelihoods}
            words={words.likelihood}
            value={likelihood}
            onChange={setLikelihood}
          />
          <Choice
            label={t("confidence")}
            choices={confidences}
            words={words.confidence}
            value={confidence}
            onChange={setConfidence}
          />
          <p className="soft">{t("groundsNeeded")}</p>
        </>
      )}
    </AssessmentForm>
  );
}

/** Nothing is chosen before somebody chooses. */
function Choice<K extends string>(props: {
  readonly label: string;
  readonly choices: readonly K[];
  readonly words: Readonly<Record<K, string>>;
  readonly value: K | undefined;
  readonly onChange: (value: K) => void;
}) {
  const { label, choices, words, value, onChange } = props;
  return (
    <label className="field">
      <span>{label}</span>
      <select
        required
        value={value ?? ""}
        onChange={({ target }) => {
          const chosen = choices.find((one) => one === target.value);
          if (chosen !== undefined) onChange(chosen);
        }}
      >
        <option value="" disabled>
          –
        </option>
        {choices.map((one) => (
          <option key={one} value={one}>
            {words[one]}
          </option>
        ))}
      </select>
    </label>
  );
}
