import type { Socket } from 'node:net'
import { type BenchLine, lineOf, type Measured } from '../line.ts'
import { type Connection, openConnection, openSocket } from '../load/connection.ts'
import { getting, posting, readJson } from '../load/requests.ts'
import { type Serving, serveFloor, serveHouse } from '../serving/processes.ts'
import { signIn } from '../serving/signing-in.ts'
import { voiceRequest } from './intake.ts'
import type { BenchPlan } from './plan.ts'

const streams = 500
const changesPerSecond = 5

/** Opens streams and tells of every piece that arrives on one. */
async function openStreams(port: number, request: string, hear: (piece: string) => void): Promise<Socket[]> {
  const sockets: Socket[] = []
  for (let n = 0; n < streams; n++) {
    const socket = await openSocket(port)
    socket.setEncoding('utf8')
    const opened = new Promise((resolve) => socket.once('data', resolve))
    socket.write(request)
    await opened
    socket.on('data', hear)
    sockets.push(socket)
  }
  return sockets
}

/** Makes a change; gives the id by which streams tell of it. */
type Change = (connection: Connection) => Promise<string>

async function follow(
  serving: Serving,
  request: string,
  { change, seconds }: { change: Change; seconds: number },
) {
  const told = new Map<string, number[]>()
  const sentAt = new Map<string, number>()
  const hear = (piece: string) => {
    const now = performance.now()
    for (const [id] of piece.matchAll(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{21}/g)) {
      const times = told.get(id)
      if (times === undefined) told.set(id, [now])
      else times.push(now)
    }
  }
  const sockets = await openStreams(serving.port, request, hear)
  const connection = await openConnection(serving.port)
  const began = performance.now()
  while (performance.now() - began < seconds * 1000) {
    const at = performance.now()
    sentAt.set(await change(connection), at)
    await new Promise((wait) =>
      setTimeout(wait, Math.max(0, at + 1000 / changesPerSecond - performance.now())),
    )
  }
  await new Promise((wait) => setTimeout(wait, 1000))
  for (const socket of sockets) socket.destroy()
  connection.close()
  return timesOf(sentAt, told, seconds)
}

function timesOf(sentAt: Map<string, number>, told: Map<string, number[]>, seconds: number): Measured {
  const times: number[] = []
  for (const [id, at] of sentAt) {
    const heard = told.get(id) ?? []
    if (heard.length < streams)
      throw new Error(`${streams - heard.length} of ${streams} streams missed a change`)
    for (const moment of heard) times.push(moment - at)
  }
  return { ops: times.length / seconds, times }
}

async function followHouse(plan: BenchPlan): Promise<Measured> {
  const house = await serveHouse(plan.place, 'web')
  try {
    const caller = await signIn(house.port)
    const change: Change = async (connection) =>
      (readJson(await connection.ask(voiceRequest(caller))) as { feedbackId: string }).feedbackId
    return await follow(house, getting('/api/live', caller), { change, seconds: plan.seconds })
  } finally {
    await house.stop()
  }
}

async function followFloor(plan: BenchPlan): Promise<Measured> {
  const floor = await serveFloor(plan.place)
  try {
    let n = 0
    const change: Change = async (connection) => {
      const id = `00000000-0000-7000-8000-${String(n++).padStart(12, '0')}`
      readJson(await connection.ask(posting('/tell', { id })))
      return id
    }
    return await follow(floor, getting('/live'), { change, seconds: plan.seconds / 3 })
  } finally {
    await floor.stop()
  }
}

/** 500 streams on one process: from the request that changes something to the message on each screen. */
export async function measureLive(plan: BenchPlan): Promise<BenchLine> {
  const house = await followHouse(plan)
  const floor = await followFloor(plan)
  return lineOf({ workload: 'live', tickets: plan.tickets }, [{ house, floor }])
}
