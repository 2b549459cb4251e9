import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { newDataFolder, type Running, startHuixiang } from './running-house.ts'
import { setUp } from './set-up.ts'
import { sendVoice } from './voices.ts'

const folder = newDataFolder()
afterAll(() => folder.remove())

// A mount of the process's own: a file store of one megabyte that nothing else sees. Only root may make one.
const tiny = [
  'unshare',
  '--mount',
  'sh',
  '-c',
  'mkdir -p "$0/files" && mount -t tmpfs -o size=1m none "$0/files" && exec "$@"',
  folder.path,
]
const mayMount = spawnSync(tiny[0] as string, [...tiny.slice(1), 'true']).status === 0

/** A photo whose bytes do not matter, only how many they are. */
function photo(bytes: number): FormData {
  const png = Buffer.concat([
    Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex'),
    pieceOfPng('IDAT', randomBytes(bytes)),
    pieceOfPng('IEND', Buffer.alloc(0)),
  ])
  const form = new FormData()
  form.set('file', new Blob([png]), 'photo.png')
  return form
}

function pieceOfPng(kind: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(content.length)
  return Buffer.concat([length, Buffer.from(kind, 'latin1'), content, Buffer.alloc(4)])
}

const upload = (running: Running, bytes: number) =>
  fetch(`${running.address}/voice/files`, {
    method: 'POST',
    headers: { 'accept-language': 'zh-CN' },
    body: photo(bytes),
  })

test.skipIf(!mayMount)(
  'a full file store refuses a photo in words, keeps no half of it, and everything else goes on',
  async () => {
    const running = await startHuixiang(folder.path, {}, { before: tiny })
    try {
      await setUp(running)
      expect((await upload(running, 300_000)).status).toBe(200)
      const refused = await upload(running, 2_000_000)
      expect(refused.status).toBe(503)
      expect(refused.headers.get('retry-after')).not.toBeNull()
      expect(await refused.json()).toMatchObject({
        code: 'platform.diskFull',
        title: expect.stringContaining('存储空间已满'),
      })
      expect((await upload(running, 300_000)).status).toBe(200)
      expect((await sendVoice(running.address, '没有照片也可以说')).status).toBe(200)
    } finally {
      await running.stop()
    }
    expect(readdirSync(join(folder.path, 'files'))).toEqual([])
  },
)
