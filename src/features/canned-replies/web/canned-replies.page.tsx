import { PlusOutlined } from '@ant-design/icons'
import { Button, Input, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead } from '#platform/web/api.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { EmptyState, ReadState } from '#platform/web/ui/states.tsx'
import { listCannedReplies } from '../contract.ts'
import { found } from '../domain/finding.ts'
import type { Reply } from './reply.ts'
import { ReplyDrawer } from './reply-drawer.tsx'
import { ReplyTable } from './reply-table.tsx'
import { SignatureCard } from './signature-card.tsx'
import './canned-replies.css'

const owners = ['all', 'own', 'shared'] as const
type Owner = (typeof owners)[number]

/** The texts one may take, and one's signature. */
export default function CannedRepliesPage() {
  const { t } = useTranslation('canned-replies')
  const read = useRead(listCannedReplies, {}, {})
  const [open, setOpen] = useState<Reply | 'new' | null>(null)
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen('new')}>
      {t('list.add')}
    </Button>
  )
  return (
    <div className="hx-replies-page">
      <PageHeader title={t('menu.replies')} subtitle={t('list.about')} action={add} />
      <div className="hx-replies-columns">
        <ReadState read={read} rows={8}>
          {({ replies }) =>
            replies.length === 0 ? (
              <EmptyState title={t('list.none')} hint={t('list.noneHint')} action={add} />
            ) : (
              <Replies replies={replies} onOpen={setOpen} />
            )
          }
        </ReadState>
        <SignatureCard />
      </div>
      {open !== null && read.data && (
        <ReplyDrawer
          reply={open === 'new' ? null : open}
          replies={read.data.replies}
          mayShare={read.data.can.share}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  )
}

function Replies({ replies, onOpen }: { replies: readonly Reply[]; onOpen: (reply: Reply) => void }) {
  const { t } = useTranslation('canned-replies')
  const [typed, setTyped] = useState('')
  const [owner, setOwner] = useState<Owner>('all')
  const whose = replies.filter(({ unit }) => owner === 'all' || (unit === null) === (owner === 'own'))
  const shown = found(whose, typed)
  return (
    <div>
      <search className="hx-replies-filters">
        <Input.Search
          allowClear
          aria-label={t('list.search')}
          placeholder={t('list.search')}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Segmented<Owner>
          aria-label={t('list.whose')}
          value={owner}
          onChange={setOwner}
          options={owners.map((value) => ({ value, label: t(`list.${value}`) }))}
        />
      </search>
      {shown.length === 0 ? (
        <EmptyState title={t('list.noneFound')} hint={t('list.noneFoundHint')} />
      ) : (
        <ReplyTable replies={shown} onOpen={onOpen} />
      )}
    </div>
  )
}
