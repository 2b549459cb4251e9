import { useEffect, useState } from 'react'

/** The whole screen; without the browser's leave, at least the whole window: whoever calls lays themselves over everything. */
export function useFullScreen(first = false): [boolean, (full: boolean) => void] {
  const [full, setFull] = useState(first)
  useEffect(() => {
    const left = () => document.fullscreenElement === null && setFull(false)
    document.addEventListener('fullscreenchange', left)
    return () => document.removeEventListener('fullscreenchange', left)
  }, [])
  const fill = (next: boolean) => {
    setFull(next)
    if (next) void document.documentElement.requestFullscreen?.().catch(() => undefined)
    else if (document.fullscreenElement !== null) void document.exitFullscreen()
  }
  return [full, fill]
}
