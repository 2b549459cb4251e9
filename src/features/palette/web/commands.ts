import { useTranslation } from 'react-i18next'
import { useMatch, useNavigate } from 'react-router'
import { listMacros } from '#features/macros/contract.ts'
import { ticketList } from '#features/tickets/contract/reading.ts'
import { useRead } from '#platform/web/api.ts'
import { useMay } from '#platform/web/session.tsx'
import { useRail } from '#platform/web/shell/rail-context.ts'
import type { Shortcuts } from '#platform/web/ui/shortcuts.tsx'
import { found, mayBeNumber, mayBeTicket } from '../domain/finding.ts'

export const groups = ['tickets', 'deeds', 'macros', 'pages'] as const
export type Group = (typeof groups)[number]

/** Something that can be done or gone to. */
export interface Command {
  readonly id: string
  readonly group: Group
  readonly name: string
  /** The key that does the same, or where it lies. */
  readonly hint: string | null
  run(): void
}

/** What the keys of the page do now. */
function deedsOf(shortcuts: Shortcuts): Command[] {
  return Object.entries(shortcuts)
    .filter(([, { leadsOn }]) => leadsOn !== true)
    .map(([key, { label, run }]) => ({
      id: `deed-${key}`,
      group: 'deeds',
      name: label,
      hint: key,
      run: () => run(new KeyboardEvent('keydown', { key })),
    }))
}

function usePages(): Command[] {
  const { t } = useTranslation(['platform'])
  const navigate = useNavigate()
  return useRail().flatMap(({ step, entries }) =>
    entries.map(({ module, label, path }) => ({
      id: `page-${path}`,
      group: 'pages',
      name: t(`${module}:${label}`),
      hint: t(`platform:steps.${step}.word`),
      run: () => void navigate(path),
    })),
  )
}

function useMacrosHere(): Command[] {
  const navigate = useNavigate()
  const ticketId = useMatch('/tickets/:ticketId')?.params.ticketId
  const may = useMay('tickets.handle') && ticketId !== undefined
  const { macros = [] } = useRead(listMacros, {}, {}, { enabled: may }).data ?? {}
  if (!may) return []
  return macros
    .filter(({ archived }) => !archived)
    .map(({ id, name, unit }) => ({
      id: `macro-${id}`,
      group: 'macros',
      name,
      hint: unit?.name ?? null,
      run: () => void navigate(`/tickets/${ticketId}?do=macro&macro=${id}`),
    }))
}

function useTickets(typed: string): Command[] {
  const navigate = useNavigate()
  const may = useMay('tickets.read') && mayBeTicket(typed)
  const input = { text: typed.trim(), limit: 5 }
  const open = useRead(ticketList, {}, input, { enabled: may, keepPrevious: true }).data?.items ?? []
  const isNumber = mayBeNumber(typed)
  const ended =
    useRead(ticketList, {}, { ...input, view: 'closed' }, { enabled: may && isNumber }).data?.items ?? []
  if (!may) return []
  return [...open, ...(isNumber ? ended : [])].map(({ id, number, title }) => ({
    id: `ticket-${id}`,
    group: 'tickets',
    name: title,
    hint: number,
    run: () => void navigate(`/tickets/${id}`),
  }))
}

/** What is found under what was typed, group by group. */
export function useCommands(typed: string, shortcuts: Shortcuts): Command[] {
  const tickets = useTickets(typed)
  const named = found([...deedsOf(shortcuts), ...useMacrosHere(), ...usePages()], typed)
  const all = [...tickets, ...named]
  return groups.flatMap((group) => all.filter((one) => one.group === group))
}
