import type { GlobalThemeOverrides } from 'naive-ui';

/** Reads the design tokens as they stand on <html> now, so that Naive UI's numbers come from the same place as ours. */
export function readTokens(): (name: string) => string {
  const style = getComputedStyle(document.documentElement);
  return (name) => style.getPropertyValue(`--${name}`).trim();
}

/** Naive UI computes shades, so it needs colours and not `var(--…)`; `token` gives them. */
export function naiveOverrides(token: (name: string) => string): GlobalThemeOverrides {
  const control = token('control');
  return {
    common: {
      fontFamily: token('font'),
      fontFamilyMono: 'ui-monospace, SFMono-Regular, Menlo, monospace',
      fontSize: '13px',
      fontSizeMedium: '13px',
      fontWeightStrong: '600',
      borderRadius: token('radius-control'),
      borderRadiusSmall: token('radius-tag'),
      heightMedium: control,
      heightLarge: '42px',
      primaryColor: token('accent'),
      primaryColorHover: token('accent-hover'),
      primaryColorPressed: token('accent-pressed'),
      primaryColorSuppl: token('accent'),
      errorColor: token('red'),
      errorColorHover: token('red'),
      errorColorPressed: token('red'),
      errorColorSuppl: token('red'),
      warningColor: token('amber'),
      bodyColor: token('bg'),
      cardColor: token('panel'),
      modalColor: token('panel'),
      popoverColor: token('raised'),
      textColorBase: token('ink-1'),
      textColor1: token('ink-1'),
      textColor2: token('ink-1'),
      textColor3: token('ink-2'),
      textColorDisabled: token('ink-faint'),
      placeholderColor: token('ink-3'),
      iconColor: token('ink-2'),
      borderColor: token('line-strong'),
      dividerColor: token('line'),
      hoverColor: token('hover'),
      pressedColor: token('pressed'),
      boxShadow1: token('float-shadow'),
      boxShadow2: token('float-shadow'),
      boxShadow3: token('float-shadow'),
      cubicBezierEaseInOut: 'ease-out',
    },
    Button: buttonOverrides(token),
    Input: inputOverrides(token),
    Tooltip: tooltipOverrides(token),
    Dropdown: { borderRadius: '11px', padding: '5px', optionHeightMedium: control, color: token('raised') },
    Popover: { borderRadius: '11px', color: token('raised') },
    Checkbox: { borderRadius: token('radius-tag'), checkMarkColor: token('on-accent') },
    Scrollbar: { color: token('line-strong'), colorHover: token('ink-faint') },
  };
}

/** A tooltip is drawn by its own popover, which would otherwise take the colours of all others. */
function tooltipOverrides(token: (name: string) => string): NonNullable<GlobalThemeOverrides['Tooltip']> {
  const colors = { color: token('inverse'), textColor: token('on-inverse') };
  return {
    ...colors,
    padding: '5px 9px',
    borderRadius: '7px',
    peers: { Popover: { ...colors, borderRadius: '7px' } },
  };
}

function buttonOverrides(token: (name: string) => string): NonNullable<GlobalThemeOverrides['Button']> {
  const line = `1px solid ${token('line-strong')}`;
  return {
    fontWeight: '600',
    paddingMedium: '0 14px',
    paddingLarge: '0 20px',
    fontSizeLarge: '14px',
    borderRadiusLarge: '11px',
    color: token('raised'),
    colorHover: token('raised'),
    colorPressed: token('sunken'),
    colorFocus: token('raised'),
    colorDisabled: token('raised'),
    border: line,
    borderHover: `1px solid ${token('ink-faint')}`,
    borderPressed: line,
    borderFocus: line,
    borderDisabled: line,
    textColor: token('ink-1'),
    textColorHover: token('ink-1'),
    textColorPressed: token('ink-1'),
    textColorFocus: token('ink-1'),
    textColorPrimary: token('on-accent'),
    textColorHoverPrimary: token('on-accent'),
    textColorPressedPrimary: token('on-accent'),
    textColorFocusPrimary: token('on-accent'),
    textColorDisabledPrimary: token('on-accent'),
    colorFocusPrimary: token('accent'),
    textColorTextHover: token('accent-text'),
    rippleDuration: '0s',
    waveOpacity: '0',
    opacityDisabled: '0.55',
  };
}

function inputOverrides(token: (name: string) => string): NonNullable<GlobalThemeOverrides['Input']> {
  const line = `1px solid ${token('line-strong')}`;
  const lit = `1px solid ${token('accent')}`;
  const wrong = `1px solid ${token('red')}`;
  return {
    color: token('raised'),
    colorFocus: token('raised'),
    colorDisabled: token('sunken'),
    border: line,
    borderHover: `1px solid ${token('ink-faint')}`,
    borderFocus: lit,
    borderDisabled: line,
    boxShadowFocus: `0 0 0 3px ${token('accent-ring')}`,
    caretColor: token('accent'),
    borderError: wrong,
    borderHoverError: wrong,
    borderFocusError: wrong,
    colorFocusError: token('raised'),
    boxShadowFocusError: `0 0 0 3px ${token('red-soft')}`,
    caretColorError: token('red'),
    fontSizeLarge: '14px',
    borderRadius: token('radius-control'),
    paddingLarge: '14px',
    placeholderColor: token('ink-3'),
  };
}
