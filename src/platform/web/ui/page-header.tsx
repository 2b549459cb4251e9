import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import './page-header.css'

/** Names the browser tab after the page; nothing given leaves it as it is. */
export function useTabTitle(title: string | undefined): void {
  const { t } = useTranslation('platform')
  useEffect(() => {
    if (title !== undefined) document.title = `${title} · ${t('product')}`
  }, [title, t])
}

/** The head of a page: what it is, and the one thing to do here. Also names the browser tab. */
export function PageHeader(props: {
  title: string
  /** Something beside the title, e.g. a status tag. */
  beside?: ReactNode
  subtitle?: ReactNode
  /** The primary action; at most one. */
  action?: ReactNode
  /** Lesser actions, left of the primary one. */
  more?: ReactNode
}) {
  useTabTitle(props.title)
  return (
    <header className="hx-page-header">
      <div className="hx-page-header-words">
        <div className="hx-page-header-title">
          <h1>{props.title}</h1>
          {props.beside}
        </div>
        {props.subtitle !== undefined && <p>{props.subtitle}</p>}
      </div>
      {(props.action !== undefined || props.more !== undefined) && (
        <div className="hx-page-header-actions">
          {props.more}
          {props.action}
        </div>
      )}
    </header>
  )
}
