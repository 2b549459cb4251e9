import { MenuFoldOutlined, MenuUnfoldOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { entryGroups, loopSteps, type Step } from '../module.ts'
import { Mark } from '../ui/mark.tsx'
import type { RailEntry, RailStep } from './rail-steps.ts'
import './rail.css'

/** The loop as navigation: one character a step, its pages beside it when wide. */
export function Rail(props: {
  rail: readonly RailStep[]
  current: RailEntry | undefined
  wide: boolean
  onWiden: (wide: boolean) => void
}) {
  const { t } = useTranslation('platform')
  const { wide } = props
  return (
    <nav className={wide ? 'hx-rail hx-rail-wide' : 'hx-rail'} aria-label={t('rail.label')}>
      <Link to="/" className="hx-rail-brand" aria-label={t('product')}>
        <Mark size={26} />
        {wide && <span>{t('product')}</span>}
      </Link>
      <RailSteps rail={props.rail} current={props.current} wide={wide} />
      <Button
        className="hx-rail-fold"
        type="text"
        icon={wide ? <MenuFoldOutlined /> : <MenuUnfoldOutlined />}
        aria-label={t(wide ? 'rail.narrow' : 'rail.widen')}
        aria-expanded={wide}
        onClick={() => props.onWiden(!wide)}
      />
    </nav>
  )
}

/** The steps alone, as the rail and the phone's drawer show them. */
export function RailSteps(props: {
  rail: readonly RailStep[]
  current: RailEntry | undefined
  wide: boolean
  onGo?: () => void
}) {
  const loop = props.rail.filter((one) => isLoop(one.step))
  const ground = props.rail.filter((one) => !isLoop(one.step))
  const listOf = (steps: readonly RailStep[], className: string) => (
    <ul className={className}>
      {steps.map((one) => (
        <StepItem key={one.step} {...props} step={one} />
      ))}
    </ul>
  )
  return (
    <div className="hx-rail-steps">
      {listOf(loop, 'hx-rail-loop')}
      {ground.length > 0 && listOf(ground, 'hx-rail-ground')}
    </div>
  )
}

function StepItem(props: {
  step: RailStep
  current: RailEntry | undefined
  wide: boolean
  onGo?: () => void
}) {
  const { t } = useTranslation('platform')
  const { step, entries, closed } = props.step
  const hint =
    entries.length > 0
      ? t(`steps.${step}.hint`)
      : `${t(`steps.${step}.hint`)} · ${t(closed ? 'rail.notYours' : 'rail.none')}`
  const active = props.current?.step === step
  // The loop stays in sight; people and settings unfold when one is there.
  const folded = !isLoop(step) && !active && entries.length > 1
  const classes = ['hx-step', active && 'hx-step-active', entries.length === 0 && 'hx-step-empty']
  return (
    <li className={classes.filter(Boolean).join(' ')}>
      <Tooltip title={hint} placement="right" mouseEnterDelay={0.5}>
        <StepSign step={step} to={entries[0]?.path} current={active} onGo={props.onGo} hint={hint} />
      </Tooltip>
      {props.wide && (
        <div className="hx-step-side">
          {entries.length === 0 && <span className="hx-step-none">{t(`steps.${step}.word`)}</span>}
          {folded && entries[0] !== undefined && (
            <Link className="hx-entry" to={entries[0].path} onClick={props.onGo}>
              {t(`steps.${step}.word`)}
            </Link>
          )}
          {!folded && <Entries entries={entries} current={props.current} onGo={props.onGo} />}
        </div>
      )}
    </li>
  )
}

/** A step's pages; those of a group fold up under its name, open where one is there. */
function Entries(
  props: Pick<Parameters<typeof StepItem>[0], 'current' | 'onGo'> & Pick<RailStep, 'entries'>,
) {
  const { t } = useTranslation('platform')
  const { entries, current, onGo } = props
  const linksOf = (some: readonly RailEntry[]) =>
    some.map((entry) => <EntryLink key={entry.path} entry={entry} current={current === entry} onGo={onGo} />)
  const groups = entryGroups.filter((group) => entries.some((entry) => entry.group === group))
  return (
    <>
      {linksOf(entries.filter(({ group }) => group === undefined))}
      {groups.map((group) => (
        <details key={group} className="hx-entry-group" open={current?.group === group}>
          <summary className="hx-entry">{t(`rail.group.${group}`)}</summary>
          {linksOf(entries.filter((entry) => entry.group === group))}
        </details>
      ))}
    </>
  )
}

function StepSign(props: {
  step: Step
  to: string | undefined
  current: boolean
  hint: string
  onGo: (() => void) | undefined
}) {
  const { t } = useTranslation('platform')
  const face = (
    <>
      <span className="hx-step-char" lang="zh-CN" aria-hidden="true">
        {t(`steps.${props.step}.sign`)}
      </span>
      <span className="hx-step-word">{t(`steps.${props.step}.word`)}</span>
    </>
  )
  const { step: _, to, current, hint, onGo, ...fromTooltip } = props
  if (to === undefined)
    return (
      <span className="hx-step-sign" {...fromTooltip}>
        {face}
        <span className="hx-unseen">{hint}</span>
      </span>
    )
  return (
    <Link
      className="hx-step-sign"
      to={to}
      aria-current={current ? 'true' : undefined}
      onClick={onGo}
      {...fromTooltip}
    >
      {face}
    </Link>
  )
}

function EntryLink(props: { entry: RailEntry; current: boolean; onGo: (() => void) | undefined }) {
  const { t } = useTranslation(props.entry.module)
  const link = useRef<HTMLAnchorElement>(null)
  // Settings are more than a low window holds: the page one is on stays in sight.
  useEffect(() => {
    if (props.current) link.current?.scrollIntoView({ block: 'nearest' })
  }, [props.current])
  return (
    <Link
      ref={link}
      className="hx-entry"
      to={props.entry.path}
      aria-current={props.current ? 'page' : undefined}
      onClick={props.onGo}
    >
      {t(props.entry.label)}
    </Link>
  )
}

function isLoop(step: Step): boolean {
  return (loopSteps as readonly Step[]).includes(step)
}
