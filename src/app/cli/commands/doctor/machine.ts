import { freeBytes } from '#platform/server/free-space.ts'
import type { Settings } from '#platform/server/settings.ts'
import { attention, bad, type Finding, good } from './finding.ts'

const gibibyte = 1024 ** 3

/** Disk of the data folder. */
export async function checkDisk({ HUIXIANG_DATA }: Settings): Promise<Finding> {
  const free = (await freeBytes(HUIXIANG_DATA)) / gibibyte
  const says = `${free.toFixed(1)} GiB free at ${HUIXIANG_DATA}`
  if (free < 1)
    return bad(
      'disk',
      says,
      'Free some space now: the database stops accepting voices when the disk is full.',
    )
  if (free < 10) return attention('disk', says, 'Plan for more space; photos and years of history need it.')
  return good('disk', says)
}

/** Whether this Node knows all time zones and languages that clocks and dates need. */
export function checkTime(): Finding {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const format = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'long' })
  if (!format.format(0).includes('年')) {
    return bad('time', 'this Node has no full language data', 'Use an official build of Node with full ICU.')
  }
  return good('time', `this machine runs in ${zone}; the organisation's own zone counts for clocks`)
}

/** Settings that work but deserve a thought. */
export function checkSettings(settings: Settings): Finding[] {
  const findings = [good('settings', 'every environment variable is understood')]
  const isPublic = settings.HUIXIANG_HOST !== '127.0.0.1' && settings.HUIXIANG_HOST !== 'localhost'
  if (isPublic && settings.HUIXIANG_PUBLIC_URL === undefined) {
    findings.push(
      attention(
        'address',
        'HUIXIANG_PUBLIC_URL is not set',
        'Set it to the address people use: links in messages and secure cookies follow it.',
      ),
    )
  }
  if (settings.HUIXIANG_SMTP_URL === undefined) {
    findings.push(
      attention(
        'mail',
        'no SMTP server is configured',
        'Mails wait in the outbox until HUIXIANG_SMTP_URL is set.',
      ),
    )
  }
  return findings
}
