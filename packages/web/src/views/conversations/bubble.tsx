import type { Message, Participant, Quoted, Reaction, Side } from "@sillage/core/workbench/conversations.ts";
import { Link } from "@tanstack/react-router";
import { usePreferences } from "../../app/preferences.tsx";
import { addressOf } from "../../app/shell.tsx";
import { Evidence, EvidenceText } from "../../parts/evidence.tsx";
import { clock, recordClock } from "../../parts/time.ts";
import { useText } from "../../text/catalogue.ts";
import { common } from "../../text/common.ts";
import type { Standing } from "./search.ts";
import { texts } from "./texts.ts";

/** A message, on the side of whoever wrote it. */
export function Bubble(props: {
  readonly caseId: string;
  readonly item: Standing;
  readonly isCurrent: boolean;
  /** Not all messages are shown. */
  readonly isPart: boolean;
  readonly onOpen: () => void;
  /** Goes to another message, or to this one among the others. */
  readonly onGo: (message: string) => void;
}) {
  const { caseId, item, isCurrent, isPart, onOpen, onGo } = props;
  const { message, day, isFirstOf } = item;
  const t = useText(texts);
  return (
    <>
      {day !== undefined && (
        <h3 className="day">
          {day === "" ? (
            t("noDay")
          ) : (
            <time dateTime={day} dir="ltr">
              {day}
            </time>
          )}
        </h3>
      )}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the arrow keys of the view do the same. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the same. */}
      <div
        id={`message-${message.id}`}
        className={`bubble ${message.side}${isCurrent ? " current" : ""}${isFirstOf ? " first" : ""}${isGone(message) ? " gone" : ""}`}
        {...(isCurrent ? { "aria-current": "true" as const } : {})}
        onClick={onOpen}
      >
        {(isFirstOf || message.side === "unknown") && <Who side={message.side} sender={message.sender} />}
        {message.replyTo && <Reply quoted={message.replyTo} onGo={onGo} />}
        {message.subject !== null && (
          <strong className="subject">
            <Evidence text={message.subject} />
          </strong>
        )}
        <Body message={message} />
        <Attachments names={message.attachments} />
        <Marks message={message} />
        <Foot message={message} />
        {message.reactions.length > 0 && <Reactions reactions={message.reactions} />}
      </div>
      {(isCurrent || isPart) && (
        <p className={`row-buttons bubble-tools ${message.side}`}>
          {isPart && (
            <button type="button" onClick={() => onGo(message.id)}>
              {t("inPlace")}
            </button>
          )}
          {isCurrent && message.time !== null && (
            <Link
              className="button"
              to={addressOf(caseId, "timeline")}
              search={{ context: message.time, minutes: 5, record: message.id } as never}
            >
              {t("timeline")}
            </Link>
          )}
        </p>
      )}
    </>
  );
}

/** It is not, or no longer, a message as the phone shows it. */
function isGone({ retracted, deleted, recovered }: Message): boolean {
  return retracted || deleted || recovered !== null;
}

function Who({ side, sender }: { readonly side: Side; readonly sender: Participant | null }) {
  const t = useText(texts);
  if (side === "owner") return <span className="visually-hidden">{t("owner")}: </span>;
  return (
    <span className="bubble-who">
      {sender ? <Evidence text={sender.name ?? sender.id} /> : t("unknownSide")}
      {sender?.name && sender.name !== sender.id && (
        <span className="soft bubble-id">
          {" "}
          <Evidence text={sender.id} />
        </span>
      )}
    </span>
  );
}

function Body({ message }: { readonly message: Message }) {
  const t = useText(texts);
  if (message.reaction !== null) {
    return (
      <p>
        <span className="soft">{t("reactionGone")}: </span>
        <Evidence text={message.reaction} />
      </p>
    );
  }
  if (message.text === null) {
    return message.attachments.length > 0 ? null : <p className="soft">{t("noText")}</p>;
  }
  return (
    <>
      <EvidenceText text={message.text} />
      {message.cut && <p className="soft">{t("cut")}</p>}
    </>
  );
}

function Reply({ quoted, onGo }: { readonly quoted: Quoted; readonly onGo: (message: string) => void }) {
  const t = useText(texts);
  const { message, sender, side, text } = quoted;
  if (message === null) {
    return (
      <p className="quote soft">
        {t("replyTo")}: {t("replyGone")}
      </p>
    );
  }
  return (
    <button
      type="button"
      className="quote"
      onClick={(event) => {
        event.stopPropagation();
        onGo(message);
      }}
    >
      <span className="soft">
        {t("replyTo")}: {side === "owner" ? t("owner") : sender && <Evidence text={sender.name ?? sender.id} />}
      </span>{" "}
      {text !== null && <Evidence text={text} />}
    </button>
  );
}

function Attachments({ names }: { readonly names: readonly string[] }) {
  const t = useText(texts);
  if (names.length === 0) return null;
  return (
    <ul className="attached" aria-label={t("attachmentList")}>
      {names.map((name) => (
        <li key={name}>
          <Evidence text={name.split("/").at(-1) ?? name} />
        </li>
      ))}
    </ul>
  );
}

/** What happened to the message since it was sent. */
function Marks({ message }: { readonly message: Message }) {
  const t = useText(texts);
  const { edited, earlierTexts, retracted, deleted, recovered } = message;
  return (
    <>
      {(edited !== null || earlierTexts.length > 0) && (
        <details className="edited" open={earlierTexts.length > 0}>
          <summary>
            {t("edited")} {edited !== null && <Moment time={edited} />}
          </summary>
          {earlierTexts.map((text, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the texts of one message never change places.
            <blockquote key={index} aria-label={t("earlier")}>
              <EvidenceText text={text} />
            </blockquote>
          ))}
        </details>
      )}
      {isGone(message) && (
        <p className="fate">
          {retracted && <span>{t("retracted")}</span>}
          {deleted && <span>{t("deleted")}</span>}
          {recovered !== null && (
            <span>
              {t("recovered")}: <Evidence text={recovered} />
            </span>
          )}
        </p>
      )}
    </>
  );
}

function Foot({ message }: { readonly message: Message }) {
  const t = useText(texts);
  const words = useText(common);
  const { zone } = usePreferences().preferences;
  const { time, timeBasis, delivered, read } = message;
  return (
    <p className="bubble-foot soft">
      {time === null ? (
        words("noTime")
      ) : (
        <time className="when" dir="ltr" title={timeBasis === "device_local" ? words("phoneClock") : undefined}>
          {recordClock(time, timeBasis, zone).slice(11)}
          {timeBasis === "device_local" && <span aria-hidden="true"> ≈</span>}
        </time>
      )}
      {delivered !== null && (
        <span>
          {t("delivered")} <Moment time={delivered} />
        </span>
      )}
      {read !== null && (
        <span>
          {t("read")} <Moment time={read} />
        </span>
      )}
    </p>
  );
}

function Moment({ time }: { readonly time: number }) {
  const { zone } = usePreferences().preferences;
  return (
    <time className="when" dir="ltr">
      {clock(time, zone)}
    </time>
  );
}

function Reactions({ reactions }: { readonly reactions: readonly Reaction[] }) {
  const t = useText(texts);
  return (
    <ul className="reactions">
      {reactions.map(({ record, what, side, sender, retracted }) => (
        <li key={record} className={retracted ? "gone" : undefined}>
          <Evidence text={what} />{" "}
          <span className="soft">
            {side === "owner" ? t("owner") : sender && <Evidence text={sender.name ?? sender.id} />}
            {retracted && ` (${t("reactionTakenBack")})`}
          </span>
        </li>
      ))}
    </ul>
  );
}
