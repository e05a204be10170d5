# Shared by the scripts beside it: finds the tools a build needs, or says what to install. Sourced, not run.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
tools=${XDG_CACHE_HOME:-$HOME/.cache}/zipp-workbench/tools
product=$root/releng/org.zipp.product/target/products/org.zipp.workbench/linux/gtk/x86_64/zipp-workbench
stamp=$root/releng/org.zipp.product/target/zipp-sources
maven_needed=3.9.9
maven_version=3.9.16

fail() {
	echo "$(basename "$0"): $*" >&2
	exit 1
}

# need_packages PROGRAM_OR_FILE=PACKAGE...: installs the Debian packages whose programs or files are missing.
need_packages() {
	local missing=() pair probe
	for pair in "$@"; do
		probe=${pair%%=*}
		case $probe in
			/*) compgen -G "$probe" > /dev/null || missing+=("${pair#*=}") ;;
			*) command -v "$probe" > /dev/null || missing+=("${pair#*=}") ;;
		esac
	done
	[ ${#missing[@]} -gt 0 ] || return 0
	if [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
		echo "Installing ${missing[*]}" >&2
		local log
		log=$(mktemp)
		if ! { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"; } > "$log" 2>&1 < /dev/null; then
			cat "$log" >&2
			rm -f "$log"
			fail "could not install ${missing[*]}; see the messages of apt-get above"
		fi
		rm -f "$log"
	else
		echo "$(basename "$0"): these packages are missing. Install them, then run this again:" >&2
		echo "  sudo apt-get update && sudo apt-get install ${missing[*]}" >&2
		exit 1
	fi
}

# What the window needs to open.
need_window_packages() {
	need_packages '/usr/lib/*/libgtk-3.so.0=libgtk-3-0' \
		'/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf=fonts-dejavu' \
		'/usr/share/icons/Adwaita/index.theme=adwaita-icon-theme' \
		'/usr/lib/*/gdk-pixbuf-2.0/*/loaders/libpixbufloader-svg.so=librsvg2-common'
}

java_release() {
	"$1/bin/java" -XshowSettings:properties -version 2>&1 < /dev/null | sed -n 's/^ *java\.specification\.version = *//p'
}

# Sets JAVA_HOME to a JDK 25.
find_java() {
	local candidate found=
	for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/*25*; do
		if [ -n "$candidate" ] && [ -x "$candidate/bin/javac" ] && [ -x "$candidate/bin/jlink" ] && [ "$(java_release "$candidate")" = 25 ]; then
			found=$candidate
			break
		fi
	done
	if [ -z "$found" ] && command -v javac > /dev/null; then
		candidate=$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")")
		[ "$(java_release "$candidate")" != 25 ] || found=$candidate
	fi
	[ -n "$found" ] || fail "a JDK 25 is needed, and none is in JAVA_HOME, /usr/lib/jvm or PATH. Install one (for example Eclipse Temurin 25) and set JAVA_HOME to it."
	export JAVA_HOME=$found
}

# is_at_least VERSION LOWEST
is_at_least() {
	[ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]
}

# Sets mvn to a Maven that can run Tycho; an old one fetches a new one from Maven Central.
find_maven() {
	local system fetched=$tools/apache-maven-$maven_version partial
	system=$(command -v mvn || true)
	if [ -n "$system" ] && is_at_least "$("$system" --version 2> /dev/null < /dev/null | sed -n "s/.*Apache Maven \([0-9.]*\).*/\1/p")" "$maven_needed"; then
		mvn=$system
		return
	fi
	mvn=$fetched/bin/mvn
	[ ! -x "$mvn" ] || return 0
	if [ -z "$system" ]; then
		need_packages mvn=maven
		system=$(command -v mvn)
	fi
	echo "Fetching Maven $maven_version" >&2
	mkdir -p "$tools"
	partial=$(mktemp -d "$tools/maven-XXXXXX")
	# Run outside the project: the old Maven cannot load the project's build extension.
	if ! (cd "$partial" && "$system" -B -ntp org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack \
		"-Dartifact=org.apache.maven:apache-maven:$maven_version:zip:bin" "-DoutputDirectory=$partial") > "$partial/log" 2>&1 < /dev/null; then
		cat "$partial/log" >&2
		rm -rf "$partial"
		fail "could not fetch Maven $maven_version. Install Maven $maven_needed or newer and put it on the PATH."
	fi
	chmod +x "$partial/apache-maven-$maven_version/bin/mvn"
	rm -rf "$fetched"
	mv "$partial/apache-maven-$maven_version" "$fetched"
	rm -rf "$partial"
}

# Prints a hash of all that the product is made of: tracked files and new ones, tests left out.
sources() (
	cd "$root"
	git ls-files -z --cached --others --exclude-standard -- pom.xml .mvn bundles features target-platform releng LICENSE NOTICE \
		':!bundles/*.tests/**' ':!releng/verify' ':!releng/TestCounts.java' ':!releng/bench/**' |
		sort -zu | while IFS= read -r -d '' file; do [ ! -f "$file" ] || printf '%s\0' "$file"; done |
		xargs -0 sha256sum | sha256sum | cut -d ' ' -f 1
)
