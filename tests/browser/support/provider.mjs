// A real OpenID Connect provider on loopback, with accounts, sessions and keys of its own. It knows nothing of ours but
// what a provider is told of a client.

import { generateKeyPairSync, randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import Provider from "oidc-provider";

const CLIENT = "balai";
const SECRET = "a secret that both know, and nobody else does";

const key = () => {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return { ...privateKey.export({ format: "jwk" }), kid: randomUUID(), alg: "RS256", use: "sig" };
};

const page = (words) => `<!doctype html><html lang="en"><title>Provider</title><main><h1>Provider</h1>${words}</main></html>`;

function settings(origin, accounts, sent) {
  return {
    clients: [
      {
        client_id: CLIENT,
        client_secret: SECRET,
        redirect_uris: [`${origin}/oidc/mydigital-id/back`],
        post_logout_redirect_uris: [`${origin}/oidc/mydigital-id/out`],
        backchannel_logout_uri: `${origin}/oidc/mydigital-id/back-channel`,
        backchannel_logout_session_required: true,
      },
    ],
    claims: { openid: ["sub"], profile: ["name", "nric"], email: ["email", "email_verified"] },
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          ctx.body = page(`${form}<button form="op.logoutForm" name="logout" value="yes">Sign out</button>`);
        },
        postLogoutSuccessSource: (ctx) => {
          ctx.body = page("<p>Signed out</p>");
        },
      },
    },
    // It asks no machine of its own house otherwise, and rightly so.
    fetch: async (url, { method, headers, body }) => {
      const answer = await fetch(url, { method, headers, body });
      sent.push({ url: String(url), body: new URLSearchParams(body), status: answer.status });
      return answer;
    },
    cookies: { keys: ["only for a test"] },
    pkce: { required: () => true },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...accounts[id] }) }),
    // Nobody is asked what they consent to.
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
      grant.addOIDCScope("openid profile email");
      await grant.save();
      return grant;
    },
    ttl: { Session: 3600, Interaction: 600, Grant: 600, AccessToken: 60, IdToken: 300, AuthorizationCode: 60 },
  };
}

const body = async (request) => {
  let text = "";
  for await (const piece of request) text += piece;
  return new URLSearchParams(text);
};

// Opens a provider for the house at this origin; `file` is what its operator would write.
export async function openProvider(origin, data, accounts) {
  const state = { sent: [] };
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://provider");
    if (!pathname.startsWith("/interaction/")) return state.provider.callback()(request, response);
    if (request.method === "POST") {
      const login = { accountId: (await body(request)).get("login") };
      return state.provider.interactionFinished(request, response, { login });
    }
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(page('<form method="post"><label>Name <input name="login"></label><button>Sign in</button></form>'));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const host = `127.0.0.1:${server.address().port}`;
  const issuer = `http://${host}`;
  const rotate = () => {
    state.provider = new Provider(issuer, { ...settings(origin, accounts, state.sent), jwks: { keys: [key()] } });
  };
  rotate();
  const file = join(data, "providers.toml");
  const entry = { code: "mydigital-id", preset: "mydigital-id", issuer, client_id: CLIENT, client_secret: SECRET };
  const lines = Object.entries(entry).map(([name, value]) => `${name} = ${JSON.stringify(value)}`);
  writeFileSync(file, `[[provider]]\n${lines.join("\n")}\n`);
  return {
    issuer,
    rotate,
    sent: state.sent,
    settings: { BALAI_IDENTITY_PROVIDERS: file, BALAI_IDENTITY_PROVIDER_HOSTS: host },
    close: () => server.close(),
  };
}
