import type { WebModule } from '#platform/web/module.ts'

export const intake: WebModule = {
  name: 'intake',
  routes: [
    { path: '/feedback', page: () => import('./feedback.page.tsx'), access: 'intake.read' },
    { path: '/feedback/:feedbackId', page: () => import('./voice.page.tsx'), access: 'intake.read' },
    { path: '/calls/new', page: () => import('./call.page.tsx'), access: 'intake.register' },
  ],
  menu: [
    { step: 'listen', path: '/feedback', label: 'menu.feedback', order: 1, access: 'intake.read' },
    { step: 'listen', path: '/calls/new', label: 'menu.call', order: 2, access: 'intake.register' },
  ],
}
