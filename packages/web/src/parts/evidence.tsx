import type { Part } from "@sillage/core/findings/wording/template.ts";
import { defang, defangNetworkValue, visible } from "@sillage/core/report/text.ts";
import { Fragment } from "react";

/**
 * Text from evidence: shown, never obeyed. It is isolated from the direction of what surrounds it, what it hides is made
 * visible, and links are defanged; nothing of it is ever a link or markup.
 */
export function Evidence(props: {
  readonly text: string;
  readonly className?: string;
  /** Known to be of the network: a bare host is defanged too. */
  readonly network?: boolean;
}) {
  const { text, className, network } = props;
  return (
    <bdi className={className ? `evidence ${className}` : "evidence"} dir="auto">
      {visible(network ? defangNetworkValue(text) : defang(text))}
    </bdi>
  );
}

/** The same with its lines, for messages and texts. */
export function EvidenceLines({ text }: { readonly text: string }) {
  const lines = text.split(/\r\n|\r|\n/);
  return (
    <span className="evidence-lines">
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one text never change places.
        <Fragment key={index}>
          {index > 0 && <br />}
          <Evidence text={line} />
        </Fragment>
      ))}
    </span>
  );
}

/** Paths, hashes and identifiers: from left to right in every language. */
export function Code({ text }: { readonly text: string }) {
  return (
    <bdi className="code" dir="ltr">
      {visible(defang(text))}
    </bdi>
  );
}

/** A sentence whose words come from evidence in part. */
export function Sentence({ parts, network }: { readonly parts: readonly Part[]; readonly network?: boolean }) {
  return (
    <>
      {parts.map((part, index) =>
        part.kind === "value" ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one sentence never change places.
          <Evidence key={index} className="quoted" text={part.text} network={network ?? false} />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one sentence never change places.
          <Fragment key={index}>{part.text}</Fragment>
        ),
      )}
    </>
  );
}

/** A text of somebody: each paragraph runs the way its own letters do. */
export function EvidenceText({ text }: { readonly text: string }) {
  return text.split(/\r\n|\r|\n/).map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one text never change places.
    <p key={index} className="evidence" dir="auto">
      {line === "" ? <br /> : visible(defang(line))}
    </p>
  ));
}
