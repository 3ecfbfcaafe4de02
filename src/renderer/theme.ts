import { createTheme, type MantineColorsTuple, rem } from '@mantine/core';

const petrol: MantineColorsTuple = ['#e9f5f7', '#d2e9ee', '#a7d3dc', '#7abccb', '#52a8ba', '#2c93a8', '#167d92', '#0f6a7d', '#0b5767', '#084452'];
const gray: MantineColorsTuple = ['#f6f8f8', '#eff2f3', '#e3e8e9', '#d3dadc', '#b8c2c5', '#7d8b91', '#5b696e', '#445156', '#2b373b', '#172125'];
const dark: MantineColorsTuple = ['#dbe2e4', '#b9c4c7', '#93a1a6', '#6f7d83', '#3a474d', '#2d393e', '#222c30', '#192124', '#12181a', '#0c1112'];
const green: MantineColorsTuple = ['#e7f6ed', '#cfecdb', '#a3d9ba', '#72c496', '#45ae75', '#26965c', '#17804b', '#11693d', '#0e5531', '#0a4126'];
const amber: MantineColorsTuple = ['#fdf3e0', '#fae5bf', '#f4cd86', '#ecb14b', '#e0981f', '#c47d0b', '#a06206', '#855005', '#6b4006', '#513105'];
const red: MantineColorsTuple = ['#fdeeec', '#fadbd7', '#f4b6af', '#ec8d83', '#e2685c', '#d5473a', '#bf3026', '#a3241b', '#841d16', '#651611'];

export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 6 },
  colors: { petrol, gray, dark, green, amber, red },
  black: '#172125',
  white: '#ffffff',
  fontFamily: "'Inter Variable', 'Segoe UI', system-ui, sans-serif",
  fontFamilyMonospace: "'JetBrains Mono Variable', 'Cascadia Mono', Consolas, monospace",
  fontSizes: { xs: rem(12), sm: rem(13), md: rem(14), lg: rem(16), xl: rem(18) },
  lineHeights: { xs: '1.3334', sm: '1.5385', md: '1.4286', lg: '1.5', xl: '1.4' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: rem(22), lineHeight: '1.2728' },
      h2: { fontSize: rem(16), lineHeight: '1.5' },
      h3: { fontSize: rem(14), lineHeight: '1.4286' },
      h4: { fontSize: rem(13), lineHeight: '1.5385' },
    },
  },
  spacing: { xs: rem(8), sm: rem(12), md: rem(16), lg: rem(24), xl: rem(32) },
  radius: { xs: rem(3), sm: rem(4), md: rem(6), lg: rem(8), xl: rem(12) },
  defaultRadius: 'md',
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 28 } },
    TextInput: { defaultProps: { size: 'sm' } },
    PasswordInput: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm', allowDeselect: false } },
    Textarea: { defaultProps: { size: 'sm' } },
    SegmentedControl: { defaultProps: { size: 'xs', withItemsBorders: false } },
    Checkbox: { defaultProps: { size: 'xs' } },
    Radio: { defaultProps: { size: 'xs' } },
    Switch: { defaultProps: { size: 'sm', withThumbIndicator: false } },
    Tooltip: { defaultProps: { withArrow: true, arrowSize: 6, fz: 12, openDelay: 300, multiline: true, maw: 280 } },
    ModalRoot: { defaultProps: { centered: true, radius: 'xl', padding: 0, yOffset: 24, transitionProps: { duration: 0 } } },
    ModalOverlay: { defaultProps: { backgroundOpacity: 0.4, color: '#0c1517' } },
    Menu: { defaultProps: { shadow: 'md', radius: 'md', position: 'bottom-end', withInitialFocusPlaceholder: false } },
    Table: { defaultProps: { layout: 'fixed', verticalSpacing: 0, horizontalSpacing: 12 } },
    Badge: { defaultProps: { radius: 'sm', variant: 'default', tt: 'none', fw: 500 } },
    Kbd: { defaultProps: { size: 'xs' } },
    Loader: { defaultProps: { size: 16, type: 'oval' } },
  },
});
