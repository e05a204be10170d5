# Shared by the scripts beside it: finds the tools a build needs, or says what to install. Sourced, not run.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
# Services and containers have no HOME; their user has a home folder all the same, or else a folder of its own will do.
if [ -z "${HOME:-}" ]; then
	HOME=$(eval echo "~$(id -un)")
	[ -d "$HOME" ] && [ -w "$HOME" ] || HOME=${TMPDIR:-/tmp}/zipp-$(id -u)
	export HOME
fi
cache=${XDG_CACHE_HOME:-$HOME/.cache}/zipp-workbench
tools=$cache/tools
# What a build tells and holds lies outside of the folders that a build empties.
builds=$cache/builds/$(printf %s "$root" | cksum | cut -d ' ' -f 1)
product=$root/releng/org.zipp.product/target/products/org.zipp.workbench/linux/gtk/x86_64/zipp-workbench
stamp=$root/releng/org.zipp.product/target/zipp-sources
java_needed=25
jvms=${ZIPP_JVMS:-/usr/lib/jvm}
temurin=${ZIPP_TEMURIN_MIRROR:-https://api.adoptium.net}
maven_needed=3.9.9
maven_version=3.9.16

fail() {
	echo "$(basename "$0"): $*" >&2
	exit 1
}

# may_fetch WHAT: is it allowed to fetch that? "--yes" or ZIPP_YES=1 says so beforehand, else a terminal is asked.
may_fetch() {
	local answer
	[ -z "${ZIPP_YES:-}" ] || return 0
	[ -t 0 ] && [ -t 2 ] || return 1
	read -r -p "Fetch $1? [y/N] " answer
	case $answer in [yY]*) ;; *) return 1 ;; esac
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

is_jdk() {
	[ -n "$1" ] && [ -x "$1/bin/javac" ] && [ -x "$1/bin/jlink" ] && [ "$(java_release "$1")" = "$java_needed" ]
}

# look_for_java: prints the JDK that is there: of JAVA_HOME, of the system, of the PATH, or fetched before.
look_for_java() {
	local candidate on_path=
	! on_path=$(command -v javac) || on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
	for candidate in "${JAVA_HOME:-}" "$jvms"/*"$java_needed"* "$on_path" "$tools/jdk-$java_needed"; do
		if is_jdk "$candidate"; then
			printf '%s\n' "$candidate"
			return
		fi
	done
}

# debian_has PACKAGE: does the release of this machine have that package?
debian_has() {
	command -v apt-cache > /dev/null && [ -n "$(apt-cache madison "$1" 2> /dev/null)" ]
}

# fetch FILE ADDRESS
fetch() {
	if command -v curl > /dev/null; then
		curl -fsSL --retry 2 -o "$1" "$2"
	else
		wget -q -O "$1" "$2"
	fi
}

# member NAME FILE: the first text of that name in the JSON of a file.
member() {
	tr '{},\n' '\n\n\n ' < "$2" | sed -n "s/^ *\"$1\" *: *\"\([^\"]*\)\".*/\1/p" | head -n 1
}

# Fetches Eclipse Temurin into the folder of tools, held against the checksum that its catalogue names.
fetch_java() {
	local partial address checksum machine
	case $(uname -m) in
		x86_64) machine=x64 ;;
		aarch64) machine=aarch64 ;;
		*) fail "there is no JDK $java_needed to fetch for $(uname -m). Install one and set JAVA_HOME to it." ;;
	esac
	need_packages '/etc/ssl/certs/ca-certificates.crt=ca-certificates'
	command -v curl > /dev/null || need_packages wget=wget
	mkdir -p "$tools"
	partial=$(mktemp -d "$tools/jdk-XXXXXX")
	if ! fetch "$partial/catalogue" "$temurin/v3/assets/latest/$java_needed/hotspot?os=linux&architecture=$machine&image_type=jdk&vendor=eclipse"; then
		rm -rf "$partial"
		fail "$temurin could not be reached. Install a JDK $java_needed by other means and set JAVA_HOME to it."
	fi
	address=$(member link "$partial/catalogue")
	checksum=$(member checksum "$partial/catalogue")
	if [ -z "$address" ] || [ -z "$checksum" ]; then
		rm -rf "$partial"
		fail "$temurin names no JDK $java_needed for this machine. Install one by other means and set JAVA_HOME to it."
	fi
	echo "Fetching $address" >&2
	if ! fetch "$partial/jdk.tar.gz" "$address"; then
		rm -rf "$partial"
		fail "could not fetch $address. Try again, or install a JDK $java_needed by other means and set JAVA_HOME to it."
	fi
	if ! printf '%s  %s\n' "$checksum" "$partial/jdk.tar.gz" | sha256sum --check --status; then
		rm -rf "$partial"
		fail "what came from $address has not the checksum $checksum. Nothing was installed. Try again later."
	fi
	mkdir "$partial/jdk"
	if ! tar -xzf "$partial/jdk.tar.gz" -C "$partial/jdk" --strip-components=1 || ! is_jdk "$partial/jdk"; then
		rm -rf "$partial"
		fail "what came from $address is no JDK $java_needed that runs here. Install one by other means and set JAVA_HOME to it."
	fi
	rm -rf "$tools/jdk-$java_needed"
	mv "$partial/jdk" "$tools/jdk-$java_needed"
	rm -rf "$partial"
}

# Sets JAVA_HOME to a JDK: one that is there, else Debian's, else Eclipse Temurin.
find_java() {
	local found package=openjdk-$java_needed-jdk-headless
	found=$(look_for_java)
	if [ -z "$found" ] && [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
		# A machine that never looked knows no packages.
		debian_has "$package" || apt-get update -qq > /dev/null 2>&1 < /dev/null || true
	fi
	if [ -z "$found" ] && debian_has "$package"; then
		need_packages "javac-$java_needed=$package"
		found=$(look_for_java)
	fi
	if [ -z "$found" ]; then
		echo "$(basename "$0"): a JDK $java_needed is needed, and none is in JAVA_HOME, $jvms or PATH." >&2
		may_fetch "Eclipse Temurin $java_needed (about 140 MB, from $temurin, into $tools)" ||
			fail "run this again with --yes to fetch Eclipse Temurin $java_needed into $tools, or install a JDK $java_needed yourself and set JAVA_HOME to it."
		fetch_java
		found=$tools/jdk-$java_needed
	fi
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
