import { useEffect, useState } from 'preact/hooks'

const beatMs = 60_000

interface Standing {
  readonly state: string
  readonly version: number | null
}

/** What is asked behind a link by now; null without a line. */
const askedNow = (token: string): Promise<Standing | null> =>
  fetch(`/api/questionnaire-links/${token}`)
    .then((reply) => (reply.ok ? (reply.json() as Promise<Standing>) : null))
    .catch(() => null)

/** Whether the survey still asks what this page shows, asks something newer, or nothing any more: a kiosk stands for months without being opened anew. */
export function useStanding(token: string, version: number): 'asked' | 'newer' | 'over' {
  const [standing, setStanding] = useState<'asked' | 'newer' | 'over'>('asked')
  useEffect(() => {
    const look = async () => {
      const now = await askedNow(token)
      if (now !== null)
        setStanding(now.state !== 'open' ? 'over' : now.version === version ? 'asked' : 'newer')
    }
    const again = () => void look()
    const beat = setInterval(again, beatMs)
    addEventListener('online', again)
    return () => {
      clearInterval(beat)
      removeEventListener('online', again)
    }
  }, [token, version])
  return standing
}
