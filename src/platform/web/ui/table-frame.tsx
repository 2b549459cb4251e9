import { type CSSProperties, type ReactNode, type RefObject, useLayoutEffect, useRef } from 'react'

/** The box around a list: it reaches down to the end of the window and is never taller than its rows. */
export function TableFrame(props: {
  children: ReactNode
  /** Said below the rows; takes no room while there is nothing to say. */
  foot: ReactNode
  /** CSS height to stay within, in place of the window's end. */
  height?: string | undefined
}) {
  const frame = useRef<HTMLDivElement>(null)
  useReach(frame)
  const style: CSSProperties | undefined =
    props.height === undefined ? undefined : { maxHeight: props.height }
  return (
    <div ref={frame} className="hx-table-frame" style={style}>
      {props.children}
      <p className="hx-table-foot" role="status">
        {props.foot}
      </p>
    </div>
  )
}

// Filters wrap, notices come and go: how much room is left below is measured, not assumed.
function useReach(frame: RefObject<HTMLDivElement | null>): void {
  useLayoutEffect(() => {
    const measure = () => {
      const box = frame.current
      box?.style.setProperty('--hx-table-top', `${Math.round(box.getBoundingClientRect().top + scrollY)}px`)
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(document.body)
    addEventListener('resize', measure)
    return () => {
      observer.disconnect()
      removeEventListener('resize', measure)
    }
  }, [frame])
}
