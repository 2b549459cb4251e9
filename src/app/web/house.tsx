import './without-run-time-code.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router/dom'
import { AppearanceProvider } from '#platform/web/appearance.tsx'
import { startI18n } from '#platform/web/i18n.ts'
import { ShortcutsProvider } from '#platform/web/ui/shortcuts.tsx'
import { createQueryClient } from './query-client.ts'
import { askAhead, createRouter } from './router.tsx'
import { sessionQuery } from './session-gate.tsx'
import { loadWords } from './words/load.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')

const client = createQueryClient()
void client.prefetchQuery(sessionQuery)
const router = createRouter()
askAhead(router, client)
// The words are on their way already.
void startI18n(loadWords).then(() =>
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <AppearanceProvider>
          <ShortcutsProvider>
            <RouterProvider router={router} />
          </ShortcutsProvider>
        </AppearanceProvider>
      </QueryClientProvider>
    </StrictMode>,
  ),
)
