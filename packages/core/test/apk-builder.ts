/** A compiled AndroidManifest.xml with a package, a version and permissions (AOSP ResourceTypes.h). */
export function apkManifest(name: string, version: string, permissions: readonly string[], utf8 = false): Uint8Array {
  // The first texts are names of attributes that have a number.
  const texts = ["name", "versionName", "package", "manifest", "uses-permission", name, version, ...permissions];
  const at = (text: string) => texts.indexOf(text);
  const chunks = [
    stringPool(texts, utf8),
    chunk(0x0180, 8, [...u32(0x01010003), ...u32(0x0101021c)]),
    element(at("manifest"), [
      [at("package"), at(name)],
      [at("versionName"), at(version)],
    ]),
    ...permissions.flatMap((permission) => [
      element(at("uses-permission"), [[at("name"), at(permission)]]),
      endOf(at("uses-permission")),
    ]),
    endOf(at("manifest")),
  ];
  return new Uint8Array(chunk(0x0003, 8, chunks.flat()));
}

const u16 = (value: number) => [value & 0xff, value >> 8];
const u32 = (value: number) => [...u16(value & 0xffff), ...u16(value >>> 16)];
const none = 0xffffffff;

function chunk(type: number, header: number, body: readonly number[]): number[] {
  return [...u16(type), ...u16(header), ...u32(body.length + 8), ...body];
}

function stringPool(texts: readonly string[], utf8: boolean): number[] {
  const stored = texts.map((text) => {
    const bytes = utf8 ? new TextEncoder().encode(text) : new Uint8Array(Buffer.from(text, "utf16le"));
    return utf8 ? [text.length, bytes.length, ...bytes, 0] : [...u16(text.length), ...bytes, 0, 0];
  });
  let place = 0;
  const places = stored.flatMap((text) => {
    const here = u32(place);
    place += text.length;
    return here;
  });
  const start = 28 + places.length;
  const padding = Array<number>((4 - (place % 4)) % 4).fill(0);
  const fields = [texts.length, 0, utf8 ? 0x100 : 0, start, 0].flatMap(u32);
  return chunk(0x0001, 28, [...fields, ...places, ...stored.flat(), ...padding]);
}

function element(name: number, attributes: readonly (readonly [name: number, value: number])[]): number[] {
  const stored = attributes.flatMap(([attribute, value]) => [
    ...u32(none),
    ...u32(attribute),
    ...u32(value),
    ...u16(8),
    0,
    3,
    ...u32(value),
  ]);
  const head = [
    ...u32(1),
    ...u32(none),
    ...u32(none),
    ...u32(name),
    ...[20, 20, attributes.length, 0, 0, 0].flatMap(u16),
  ];
  return chunk(0x0102, 16, [...head, ...stored]);
}

function endOf(name: number): number[] {
  return chunk(0x0103, 16, [...u32(1), ...u32(none), ...u32(none), ...u32(name)]);
}
