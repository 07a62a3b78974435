# The whole image has the compiler that the database driver needs where no prebuilt one can be had.
FROM node:22-bookworm AS build
WORKDIR /promin
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build \
 && npm prune --omit=dev --no-audit --no-fund \
 # The driver is built: its sources are not needed to run it.
 && rm -rf node_modules/better-sqlite3/deps node_modules/better-sqlite3/build/Release/obj

FROM node:22-bookworm-slim
ENV NODE_ENV=production PROMIN_DATA=/data
WORKDIR /promin
COPY --from=build /promin/LICENSE /promin/NOTICE /promin/THIRD_PARTY.md /promin/package.json ./
COPY --from=build /promin/node_modules node_modules
COPY --from=build /promin/dist dist
# `docker exec … promin invite --role field`: the commands of docs/operating.md.
RUN printf '#!/bin/sh\nexec node /promin/dist/server/promin.js "$@"\n' > /usr/local/bin/promin \
 && chmod 755 /usr/local/bin/promin \
 && install -d -o node -g node -m 700 /data
USER node
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["promin", "health"]
ENTRYPOINT ["promin"]
CMD ["serve"]
