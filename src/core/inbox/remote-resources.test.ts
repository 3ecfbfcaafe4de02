import { describe, expect, it } from 'vitest';
import { countRemoteResources } from './remote-resources';

describe('remote resources of an e-mail', () => {
  it.each([
    ['<img src="https://cdn.example/logo.png">', 1],
    ["<IMG alt='x' SRC = 'http://cdn.example/logo.png'>", 1],
    ['<img src=//cdn.example/logo.png>', 1],
    ['<img srcset="https://cdn.example/a.png 2x"><source srcset="https://cdn.example/b.png">', 2],
    ['<table background="https://cdn.example/bg.png">', 1],
    ['<link rel="stylesheet" href="https://cdn.example/mail.css">', 1],
    ['<style>@import "https://cdn.example/a.css"; p { background: url( "https://cdn.example/b.png" ) }</style>', 2],
    ['<iframe src="https://evil.example"></iframe><script src="https://evil.example/x.js"></script>', 2],
    ['<a href="https://halden.example/reset">Reset</a>', 0],
    ['<img src="data:image/png;base64,AAAA"><img src="cid:logo">', 0],
    ['<p>See https://halden.example</p>', 0],
    ['', 0],
  ])('of %s are %d', (html, count) => {
    expect(countRemoteResources(html)).toBe(count);
  });

  it.each(['<a ', '<a src=', '<link href=', 'url( ', `<a ${' '.repeat(1_000)}src=${' '.repeat(1_000)}`])('are counted in hostile markup that repeats %j', (piece) => {
    expect(countRemoteResources(piece.repeat(Math.floor(500_000 / piece.length)))).toBe(0);
  });
});
