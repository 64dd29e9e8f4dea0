/**
 * What names somebody or something without a form that could be checked: an account of a service, a short number, a
 * name, the number of a device, an application.
 */
export const namedKinds = ["account", "number", "name", "device", "application"] as const;
export type NamedKind = (typeof namedKinds)[number];
