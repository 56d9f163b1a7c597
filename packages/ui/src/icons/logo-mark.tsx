import type { VNode } from 'preact'

/** The mark of Préau: a roof on two posts over a doorway, drawn in the colours of the theme. Always beside the name. */
export function LogoMark({ size = 'normal' }: { readonly size?: 'normal' | 'large' | undefined }): VNode {
  return (
    <svg
      class={`pu-mark pu-mark-${size}`}
      viewBox="0 0 32 32"
      aria-hidden="true"
      xmlns="http://www.w3.org/2000/svg"
    >
      <rect class="pu-mark-ground" width="32" height="32" rx="9" />
      <g fill="none" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round">
        <path class="pu-mark-roof" d="M5.5 14.2 16 7.4l10.5 6.8" />
        <path class="pu-mark-roof" d="M9 14.8v9.4M23 14.8v9.4" />
        <path class="pu-mark-door" d="M13.2 24.2v-3.4a2.8 2.8 0 0 1 5.6 0v3.4" />
      </g>
    </svg>
  )
}
