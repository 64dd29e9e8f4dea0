/** A time during which the phone was out of its owner's hands, as the owner tells it. */
export interface CustodyWindow {
  readonly label: string;
  /** ISO 8601 UTC. */
  readonly start: string;
  readonly end: string;
}
