import { lazy, Suspense, useState } from 'react'
import { FileThumb, type ShownFile } from './file-thumb.tsx'
import './files.css'

const FileViewer = lazy(() => import('./file-viewer.tsx'))

/** Files side by side. One that a browser can show opens over the page, where one steps from file to file; any can be downloaded. */
export function Files({ files }: { files: readonly ShownFile[] }) {
  const [viewed, view] = useState<number | null>(null)
  return (
    <div className="hx-files">
      {files.map((file, at) => (
        <FileThumb key={file.href} file={file} onView={() => view(at)} />
      ))}
      {viewed !== null && (
        <Suspense>
          <FileViewer files={files} at={viewed} onMove={view} onClose={() => view(null)} />
        </Suspense>
      )}
    </div>
  )
}
