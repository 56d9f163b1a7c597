import { type ComponentChildren, createContext, type VNode } from 'preact'
import { useContext } from 'preact/hooks'

const Shut = createContext(false)

/** Around pages that somebody may read and not change: every form that posts is shown with its controls shut. */
export function ShutForms({ children }: { readonly children: ComponentChildren }): VNode {
  return <Shut.Provider value={true}>{children}</Shut.Provider>
}

/** What a form that posts contains: as it is, or shut. */
export function ShutWhenReading({ children }: { readonly children: ComponentChildren }): VNode {
  return useContext(Shut) ? (
    <fieldset class="pu-shut" disabled>
      {children}
    </fieldset>
  ) : (
    <>{children}</>
  )
}
