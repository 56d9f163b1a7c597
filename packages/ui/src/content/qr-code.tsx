import encodeQR from 'qr'
import type { VNode } from 'preact'

/** Quiet zone that readers need around the code, in modules (ISO/IEC 18004 §5.3.8). */
const quiet = 4

/** A QR code drawn as one path, without style or script: our content policy allows it. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }): VNode {
  const rows = encodeQR(text, 'raw', { border: quiet, ecc: 'medium' })
  const side = rows.length
  return (
    <svg
      role="img"
      aria-label={label}
      width="232"
      height="232"
      viewBox={`0 0 ${String(side)} ${String(side)}`}
      shape-rendering="crispEdges"
    >
      <rect width={side} height={side} fill="#fff" />
      <path d={modulesPath(rows)} fill="#000" />
    </svg>
  )
}

function modulesPath(rows: readonly (readonly boolean[])[]): string {
  return rows
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${String(x)} ${String(y)}h1v1h-1z` : '')))
    .join('')
}
