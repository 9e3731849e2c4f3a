import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** A certificate with its key, both in PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** Who vouches for others. */
export interface Authority extends Certificate {
  readonly name: string;
  readonly signer: KeyObject;
}

/** What a server's certificate says. */
export interface Claims {
  /** The host that it is for: a name, or the four numbers of an address. */
  readonly host: string;
  /** Until when it is valid; for a year unless told otherwise. */
  readonly until?: Date;
}

const day = 86_400_000;

/** Makes an authority that nobody knows yet. */
export function makeAuthority(name: string): Authority {
  const keys = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const isAuthority = extension('551d13', sequence(tagged(0x01, Buffer.from([0xff]))));
  const until = new Date(Date.now() + 365 * day);
  const cert = certificate(
    { issuer: name, subject: name, until, signer: keys.privateKey },
    keys.publicKey,
    isAuthority,
  );
  return { name, signer: keys.privateKey, cert, key: pemOf(keys.privateKey) };
}

/** Has an authority make a certificate for a server. */
export function certify(authority: Authority, { host, until }: Claims): Certificate {
  const keys = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const isAddress = /^[\d.]+$/.test(host);
  const name = isAddress
    ? tagged(0x87, Buffer.from(host.split('.').map(Number)))
    : tagged(0x82, Buffer.from(host));
  const claims = {
    issuer: authority.name,
    subject: host,
    until: until ?? new Date(Date.now() + 365 * day),
    signer: authority.signer,
  };
  const cert = certificate(claims, keys.publicKey, extension('551d11', sequence(name)));
  return { cert, key: pemOf(keys.privateKey) };
}

interface Signed {
  readonly issuer: string;
  readonly subject: string;
  readonly until: Date;
  readonly signer: KeyObject;
}

/** As RFC 5280 has it, section 4.1. */
function certificate(
  { issuer, subject, until, signer }: Signed,
  holder: KeyObject,
  extended: Buffer,
): string {
  const ecdsaWithSha256 = sequence(tagged(0x06, Buffer.from('2a8648ce3d040302', 'hex')));
  const content = sequence(
    tagged(0xa0, tagged(0x02, Buffer.from([2]))),
    tagged(0x02, Buffer.from([1])),
    ecdsaWithSha256,
    nameOf(issuer),
    sequence(time(new Date(until.getTime() - 1_000 * day)), time(until)),
    nameOf(subject),
    holder.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(extended)),
  );
  const signature = tagged(0x03, Buffer.from([0]), sign('sha256', content, signer));
  const der = sequence(content, ecdsaWithSha256, signature).toString('base64');
  // No line may be empty.
  const lines = der.match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

function nameOf(common: string): Buffer {
  const type = tagged(0x06, Buffer.from('550403', 'hex'));
  return sequence(tagged(0x31, sequence(type, tagged(0x0c, Buffer.from(common)))));
}

function extension(type: string, value: Buffer): Buffer {
  return sequence(tagged(0x06, Buffer.from(type, 'hex')), tagged(0x04, value));
}

function time(at: Date): Buffer {
  const digits = at.toISOString().replace(/\D/g, '').slice(0, 14);
  return tagged(0x18, Buffer.from(`${digits}Z`));
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return tagged(0x30, ...parts);
}

/** A value behind its tag and its length. */
function tagged(tag: number, ...parts: readonly Buffer[]): Buffer {
  const value = Buffer.concat(parts);
  const { length } = value;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), value]);
}

function pemOf(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}
