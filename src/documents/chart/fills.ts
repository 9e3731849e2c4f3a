import type { Fill } from './picture';

/** How a kind of area looks: no two of the same group are told apart by colour alone. */
export interface FillLook {
  /** The ground; from a palette that people with any colour vision tell apart (Okabe and Ito), lightened below a pattern. */
  readonly ground: string;
  /** The colour of the pattern and of the outline. */
  readonly ink: string;
  readonly pattern?: Pattern;
  readonly outline?: 'solid' | 'none';
}

/** What is drawn on the ground, over and over. */
export type Pattern = 'falling' | 'rising' | 'crossed' | 'dots' | 'horizontal' | 'vertical';

/** How every kind of area looks. */
export const fills: Readonly<Record<Fill, FillLook>> = {
  undetected: { ground: '#fbe3d3', ink: '#b34e00', pattern: 'falling' },
  searching: { ground: '#fff3d6', ink: '#9a6a00', pattern: 'dots' },
  dealing: { ground: '#fff3d6', ink: '#9a6a00', pattern: 'rising' },
  mitigating: { ground: '#dff0fb', ink: '#0072b2', pattern: 'horizontal' },
  recovering: { ground: '#d9f0e7', ink: '#00755a', pattern: 'vertical' },
  closing: { ground: '#f2f2f2', ink: '#777777' },
  impact: { ground: '#d55e00', ink: '#8a3d00', pattern: 'crossed' },
  confirmed: { ground: '#0072b2', ink: '#004f7c' },
  'partly right': { ground: '#a9d5f0', ink: '#004f7c', pattern: 'vertical' },
  'ruled out': { ground: '#ffffff', ink: '#666666', pattern: 'rising' },
  open: { ground: '#ffffff', ink: '#444444' },
  answered: { ground: '#f4e1ec', ink: '#a3487e', pattern: 'dots' },
  unanswered: { ground: '#ffffff', ink: '#a3487e', pattern: 'crossed' },
  role: { ground: '#e6e6e6', ink: '#777777' },
  'next role': { ground: '#ffffff', ink: '#777777' },
  ink: { ground: '#333333', ink: '#333333', outline: 'none' },
  paper: { ground: '#ffffff', ink: '#ffffff', outline: 'none' },
  beyond: { ground: '#efefef', ink: '#cccccc', outline: 'none' },
};

/** The size of a pattern's tile and what is drawn in it, in the colour that replaces `currentColor`. */
export const patterns: Readonly<Record<Pattern, { readonly size: number; readonly path: string }>> = {
  falling: { size: 6, path: 'M-1 -1L7 7M-1 5L1 7M5 -1L7 1' },
  rising: { size: 6, path: 'M-1 7L7 -1M-1 1L1 -1M5 7L7 5' },
  crossed: { size: 6, path: 'M-1 -1L7 7M-1 7L7 -1' },
  dots: { size: 5, path: 'M1.5 2.5h2' },
  horizontal: { size: 4, path: 'M0 2h4' },
  vertical: { size: 4, path: 'M2 0v4' },
};
