// Every request of an embed names its session, since a frame of another site has no cookie.
(() => {
  const named = (address) => {
    const url = new URL(address, document.baseURI);
    if (url.host === location.host) {
      url.search += `${url.search ? '&' : '?'}{parameter}={session}`;
    }
    return url.href;
  };
  const { open } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function (method, url, ...more) {
    return open.call(this, method, named(url), ...more);
  };
  const beacon = navigator.sendBeacon;
  navigator.sendBeacon = (url, data) => beacon.call(navigator, named(url), data);
  window.WebSocket = class extends WebSocket {
    constructor(url, ...more) {
      super(named(url), ...more);
    }
  };
  document.addEventListener(
    'click',
    (e) => {
      const file = e.target.closest?.('a[href*="VAADIN/dynamic/"]');
      if (file && !file.search.includes('{parameter}=')) {
        file.href = named(file.href);
      }
    },
    true,
  );
})();
