import { resolve } from 'node:path'
import { z } from 'zod'

const flag = z.enum(['true', 'false', '1', '0']).transform((text) => text === 'true' || text === '1')

const listed = (list: string) =>
  list
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)

/** Every environment variable Huixiang reads, with its meaning; parsed once at start. */
const schema = z.object({
  /** Folder of the embedded database and the file store. */
  HUIXIANG_DATA: z
    .string()
    .default('./data')
    .transform((path) => resolve(path)),
  /** Port of the web server. */
  HUIXIANG_PORT: z.coerce.number().int().min(0).max(65535).default(8620),
  /** Address to listen on. */
  HUIXIANG_HOST: z.string().default('127.0.0.1'),
  /** A PostgreSQL server (≥ 15) to use instead of the embedded one. */
  HUIXIANG_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** URL of the owner role that runs migrations, where it differs from the application's role. */
  HUIXIANG_DATABASE_OWNER_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** Most database connections one process holds. */
  HUIXIANG_DATABASE_CONNECTIONS: z.coerce.number().int().min(4).max(500).default(16),
  /** Address people use to reach Huixiang; links in messages and the cookie's Secure flag follow it. */
  HUIXIANG_PUBLIC_URL: z.url().optional(),
  /** Whether browsers may be told through a push service inside the own network. */
  HUIXIANG_PUSH_INSIDE: z.stringbool().default(false),
  /** Where else than at WeCom, DingTalk and Feishu robots of group chats may be, e.g. https://wecom.example.com; comma separated. */
  HUIXIANG_ROBOT_ORIGINS: z.string().default('').transform(listed),
  /** Addresses or ranges of reverse proxies whose X-Forwarded-* headers are believed, comma separated. */
  HUIXIANG_TRUSTED_PROXIES: z.string().default('').transform(listed),
  /** Lowest level of log lines. */
  HUIXIANG_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  /** SMTP server for e-mail, e.g. smtp://user:password@mail.example:587; without it mails wait in the visible outbox. */
  HUIXIANG_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** Sender of e-mails. */
  HUIXIANG_MAIL_FROM: z.string().default('Huixiang <huixiang@localhost>'),
  /** Secret that seals keys of external models and what mails carry until they are sent; the same for all processes. Without it they share the file `secret` in the data folder. */
  HUIXIANG_SECRET: z.string().min(32).optional(),
  /** S3-compatible file store, e.g. https://key:secret@s3.example/bucket?region=x; without it files lie in the data folder. */
  HUIXIANG_FILES_URL: z.url().optional(),
  /** Command that scans an uploaded file, given its path as the last argument; exit code 0 means clean. */
  HUIXIANG_VIRUS_SCAN: z.string().optional(),
  /** Folder of a speech model (SenseVoice, Paraformer or Whisper as sherpa-onnx lays them out) that hears recordings on this machine. */
  HUIXIANG_SPEECH_MODEL: z
    .string()
    .transform((path) => resolve(path))
    .optional(),
  /** Check every reply against its contract before sending (tests and development). */
  HUIXIANG_CHECK_REPLIES: flag.default(false),
})

/** The parsed settings. */
export type Settings = z.output<typeof schema>

/** Thrown when an environment variable cannot be understood; lists every one. */
export class SettingsError extends Error {}

/** Parses the environment once. Throws SettingsError naming each variable that is wrong and why. */
export function parseSettings(environment: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new SettingsError(`These settings cannot be understood:\n${lines.join('\n')}`)
}
