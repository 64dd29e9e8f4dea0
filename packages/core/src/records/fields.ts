/** What fields are made of: their types, and what in them can be looked up in indicators. */
export type FieldType = "text" | "integer" | "number" | "boolean" | "time" | "texts";

/** What a value is to an indicator. `free_text` is searched for URLs; `url` may also hold a bare host. */
export type ObservableType =
  | "url"
  | "host"
  | "free_text"
  | "email"
  | "process_name"
  | "file_path"
  | "file_name"
  | "app_id"
  | "profile_id"
  | "hash"
  | "certificate_hash"
  | "property_name"
  | "ip";

export interface Field {
  readonly type: FieldType;
  readonly observes?: ObservableType;
  /** What it says; shown as the column's title. */
  readonly title: string;
}

export function text(title: string, observes?: ObservableType) {
  return observes ? ({ type: "text", title, observes } as const) : ({ type: "text", title } as const);
}
export function texts(title: string, observes?: ObservableType) {
  return observes ? ({ type: "texts", title, observes } as const) : ({ type: "texts", title } as const);
}
export const integer = (title: string) => ({ type: "integer", title }) as const;
export const number = (title: string) => ({ type: "number", title }) as const;
export const boolean = (title: string) => ({ type: "boolean", title }) as const;
export const time = (title: string) => ({ type: "time", title }) as const;
