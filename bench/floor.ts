import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { Pool, type PoolConfig } from 'pg'
import { uuid7 } from '#platform/server/ids.ts'
import { threeInserts } from './three-inserts.ts'

// The reference: what Node and PostgreSQL do with nothing between them. No checks, no rights, no rules.
// `pipeline` sends begin, inserts and commit without waiting for each other's answers.
const config: PoolConfig & { pipeline: boolean } = {
  connectionString: process.env.HUIXIANG_DATABASE_URL,
  max: 16,
  pipeline: true,
}
const pool = new Pool(config)
const unit = uuid7(Date.now())
const streams = new Set<ServerResponse>()

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const piece of request) text += piece
  return text
}

/** Customer, voice and events, sent in one go and durable when answered. */
async function takeVoice(request: IncomingMessage): Promise<unknown> {
  const { text, contact } = JSON.parse(await bodyOf(request))
  const now = Date.now()
  const [customer, voice, created, received] = [uuid7(now), uuid7(now), uuid7(now), uuid7(now)]
  const client = await pool.connect()
  try {
    await Promise.all([
      client.query('begin'),
      client.query({ ...threeInserts.customer, values: [customer, contact.phone] }),
      client.query({ ...threeInserts.voice, values: [voice, text, customer, unit] }),
      client.query({ ...threeInserts.events, values: [created, customer, received, voice, unit] }),
      client.query('commit'),
    ])
  } finally {
    client.release()
  }
  return { feedbackId: voice }
}

/** Which survey the house opened last. */
let survey: Promise<[string, number]> | undefined
const lastSurvey = async (): Promise<[string, number]> => {
  const { rows } = await pool.query(
    'select questionnaire_id, version from questionnaire_versions order by opened_at desc limit 1',
  )
  return [rows[0].questionnaire_id, rows[0].version]
}

/** An answer that somebody began. */
async function beginAnswer(): Promise<unknown> {
  survey ??= lastSurvey()
  const sitting = randomUUID()
  await pool.query({
    name: 'sitting',
    text: `insert into questionnaire_sittings (id, questionnaire_id, version, key_hash, answers)
           values ($1, $2, $3, sha256($1::uuid::text::bytea), '{}')`,
    values: [sitting, ...(await survey)],
  })
  return { sitting }
}

/** The answer in its place. */
async function takeAnswer(request: IncomingMessage): Promise<unknown> {
  survey ??= lastSurvey()
  const { sitting, answers } = JSON.parse(await bodyOf(request))
  const values = [randomUUID(), ...(await survey), JSON.stringify(answers)]
  const client = await pool.connect()
  try {
    await Promise.all([
      client.query('begin'),
      client.query({
        name: 'done',
        text: 'delete from questionnaire_sittings where id = $1',
        values: [sitting],
      }),
      client.query({
        name: 'answer',
        text: `insert into questionnaire_answers (id, questionnaire_id, version, answers, locale, week)
               values ($1, $2, $3, $4, 'zh-CN', date_trunc('week', now())::date)`,
        values,
      }),
      client.query('commit'),
    ])
  } finally {
    client.release()
  }
  return { state: 'answered' }
}

const writes: Record<string, (request: IncomingMessage) => Promise<unknown>> = {
  '/tell': tell,
  '/sittings': beginAnswer,
  '/answers': takeAnswer,
}

const reads: Record<string, { name: string; text: string }> = {
  '/list': {
    name: 'list',
    text: 'select * from tickets where ended_at is null order by next_due_at, id limit 50',
  },
  '/show': {
    name: 'show',
    text: 'select * from events where subject_id = $1 order by tx desc, seq desc limit 50',
  },
  '/search': { name: 'search', text: 'select * from feedbacks order by received_at desc, id desc limit 50' },
}

async function readRows(path: string, id: string | undefined): Promise<unknown> {
  const statement = reads[path]
  if (statement === undefined) throw new Error(`The floor has no ${path}`)
  const { rows } = await pool.query({ ...statement, values: id === undefined ? [] : [id] })
  return rows
}

function keepStream(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  response.write(': open\n\n')
  streams.add(response)
}

async function tell(request: IncomingMessage): Promise<unknown> {
  const message = `data: ${await bodyOf(request)}\n\n`
  for (const stream of streams) stream.write(message)
  return {}
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [path = '', id] = (request.url ?? '').split('?')
  if (path === '/live') return keepStream(response)
  const reply = await (request.method === 'GET' ? readRows(path, id) : (writes[path] ?? takeVoice)(request))
  const body = JSON.stringify(reply)
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
  response.end(body)
}

const server = createServer((request, response) => {
  answer(request, response).catch((error: Error) => {
    response.writeHead(500, { 'content-length': Buffer.byteLength(error.message) }).end(error.message)
  })
})
// The house's turns may last longer than Node keeps an idle connection (5 s).
server.keepAliveTimeout = 72_000
server.listen(Number(process.env.HUIXIANG_PORT), '127.0.0.1', () => console.log('The floor is ready'))
process.once('SIGTERM', () => process.exit(0))
