# Two images: `server` (API, simulation, visualization, migrate) and `web`.
# Node runs the TypeScript of the servers as it is and refuses .ts below node_modules, so the workspace is
# copied whole, with its links, instead of `pnpm deploy`.
ARG NODE_VERSION=24.21.0

FROM node:${NODE_VERSION}-bookworm-slim AS tools
WORKDIR /app
COPY .tools/package.json .tools/package-lock.json .tools/
# pnpm as the lockfile pins it; the Node binaries beside it are for machines without this image.
RUN cd .tools && npm ci --omit=optional --ignore-scripts --no-audit --no-fund
ENV PATH=/app/.tools/node_modules/.bin:$PATH CI=true
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
COPY shared/package.json shared/
COPY api-server/package.json api-server/
COPY simulation/package.json simulation/
COPY visualization/package.json visualization/
COPY web-frontend/package.json web-frontend/
COPY migrations/package.json migrations/
COPY scripts/package.json scripts/

FROM tools AS build
RUN pnpm install --frozen-lockfile
COPY . .
RUN node scripts/build.ts

FROM tools AS server-packages
RUN pnpm install --frozen-lockfile --prod --filter '!@ai-community/web-frontend' --fail-if-no-match \
 && rm -rf .tools

FROM node:${NODE_VERSION}-bookworm-slim AS server
WORKDIR /app
RUN install -d -o node -g node /data
COPY --from=server-packages /app ./
COPY shared/src shared/src
COPY api-server/src api-server/src
COPY simulation/src simulation/src
COPY visualization/src visualization/src
COPY migrations/src migrations/src
COPY scripts scripts
COPY --from=build /app/visualization/dist visualization/dist
ENV NODE_ENV=production
USER 1000:1000
CMD ["node", "--max-semi-space-size=8", "--max-old-space-size=384", "api-server/src/main.ts"]

FROM node:${NODE_VERSION}-bookworm-slim AS web
WORKDIR /app
COPY --from=build /app/web-frontend/.output web-frontend/.output
ENV NODE_ENV=production
USER 1000:1000
CMD ["node", "web-frontend/.output/current/server/index.mjs"]
