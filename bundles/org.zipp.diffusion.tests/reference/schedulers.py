"""Writes schedulers-expected.json: schedulers after the formulas of their papers, in float32 with PyTorch 1.13."""
import json, math
import numpy as np
import torch

N = 1000

def alphas(c):
    f = torch.float32
    if c.get('trained_betas') is not None:
        b = torch.tensor(c['trained_betas'], dtype=f)
    elif c['beta_schedule'] == 'linear':
        b = torch.linspace(c['beta_start'], c['beta_end'], c['n'], dtype=f)
    elif c['beta_schedule'] == 'scaled_linear':
        b = torch.linspace(c['beta_start'] ** .5, c['beta_end'] ** .5, c['n'], dtype=f) ** 2
    else:
        g = lambda t: math.cos((t + .008) / 1.008 * math.pi / 2) ** 2
        b = torch.tensor([min(1 - g((i + 1) / c['n']) / g(i / c['n']), .999) for i in range(c['n'])], dtype=f)
    if c.get('rescale'):
        s = torch.cumprod(1 - b, 0).sqrt()
        s0, sT = s[0].clone(), s[-1].clone()
        s = (s - sT) * (s0 / (s0 - sT))
        bar = s ** 2
        b = 1 - torch.cat([bar[:1], bar[1:] / bar[:-1]])
    return torch.cumprod(1 - b, 0)

def grid(c, n, whole=True):
    T = c['n']; kind = c['spacing']
    if kind == 'leading':
        t = (np.arange(n) * (T // n))[::-1] + c['offset']
    elif kind == 'trailing':
        t = np.round(np.arange(T, 0, -T / n)) - 1
        assert len(t) == n
    else:
        t = np.linspace(0, T - 1, n)[::-1]
        if whole: t = t.round()
        else: t = t.astype(np.float32)
    return np.asarray(t, dtype=np.float64)

def x0_eps(c, x, o, a):
    sa, sb = a.sqrt(), (1 - a).sqrt()
    if c['pred'] == 'epsilon': return (x - sb * o) / sa, o
    if c['pred'] == 'sample': return o, (x - sa * o) / sb
    return sa * x - sb * o, sa * o + sb * x

def bound(c, x):
    if c.get('threshold'):
        s = torch.quantile(x.abs(), c['ratio']).clamp(1, c['max'])
        return x.clamp(-s, s) / s
    if c.get('clip'): return x.clamp(-c['range'], c['range'])
    return x

def net(x, t):
    """Stands for the network: odd enough that a mistake shows."""
    k = torch.arange(len(x), dtype=torch.float32)
    return 0.5 * x + 0.1 * math.cos(t / 1000) + 0.05 * torch.sin(k + t / 300)

def ddim(c, n, first, x, zs, eta):
    A = alphas(c); ts = grid(c, n)[first:]; out = []
    end = torch.tensor(1.) if c['one'] else A[0]
    for i, t in enumerate(ts):
        t = int(t); a = A[t]; p = t - c['n'] // n; ap = A[p] if p >= 0 else end
        x0, e = x0_eps(c, x, net(x, t), a); x0 = bound(c, x0)
        sd = eta * ((1 - ap) / (1 - a) * (1 - a / ap)) ** .5
        x = ap ** .5 * x0 + (1 - ap - sd ** 2) ** .5 * e
        if eta: x = x + sd * zs[i]
        out.append(x)
    return ts, out

def pndm(c, n, first, x, zs, eta):
    A = alphas(c); base = [int(t) for t in grid(c, n)[first:]]; st = c['n'] // n; out = []; visited = []
    end = torch.tensor(1.) if c['one'] else A[0]
    get = lambda t: A[t] if t >= 0 else end
    def move(x, e, t, p):
        a, ap = get(t), get(p)
        if c['pred'] == 'v_prediction': e = a ** .5 * e + (1 - a) ** .5 * x
        return (ap / a) ** .5 * x - (ap - a) * e / (a * (1 - ap) ** .5 + (a * (1 - a) * ap) ** .5)
    es = []
    rest = base
    if c['skip']:
        t = base[0]; e = net(x, t); es.append(e); y = move(x, e, t, t - st); visited.append(t); out.append(y)
        rest = base[1:]
        if len(base) > 1:
            t = base[1]; e2 = net(y, t); y = move(x, (e + e2) / 2, t + st, t); visited.append(t); out.append(y)
        x = y
    else:
        for s in range(3):
            t, u = base[s], base[s + 1]; h = u + st // 2
            k1 = net(x, t); es.append(k1); y = move(x, k1, t, t - st // 2); visited.append(t); out.append(y)
            k2 = net(y, h); y = move(x, k2, t, h); visited.append(h); out.append(y)
            k3 = net(y, h); y = move(x, k3, t, h - st // 2); visited.append(h); out.append(y)
            k4 = net(y, u); x = move(x, (k1 + 2 * k2 + 2 * k3 + k4) / 6, t, u); visited.append(u); out.append(x)
        rest = base[3:]
    for t in rest:
        es.append(net(x, t))
        w = {1: [1], 2: [1.5, -.5], 3: [23 / 12, -16 / 12, 5 / 12]}.get(len(es), [55 / 24, -59 / 24, 37 / 24, -9 / 24])
        e = sum(wi * ei for wi, ei in zip(w, es[::-1]))
        x = move(x, e, t, t - st); visited.append(t); out.append(x)
    return visited, out

def sigma_table(c):
    A = alphas(c)
    if c.get('rescale'): A[-1] = 2 ** -24
    return ((1 - A) / A).sqrt().numpy()

def time_of(S, s):
    L = np.log(S.astype(np.float64)); return float(np.interp(math.log(s), L, np.arange(len(S))))

def karras(a, b, n):
    r = np.linspace(0, 1, n); return (a ** (1 / 7) + r * (b ** (1 / 7) - a ** (1 / 7))) ** 7

def euler_way(c, n):
    S = sigma_table(c); ts = grid(c, n, False); sig = np.interp(ts, np.arange(len(S)), S)
    last = float(S[0]) if c.get('final') == 'sigma_min' else 0.
    if c.get('log'): sig = np.exp(np.linspace(math.log(S[-1]), math.log(S[0]), n + 1))
    hi, lo = c.get('smax') or sig[0], c.get('smin') or sig[-1]
    if c.get('karras'): sig = karras(hi, lo, n); ts = np.array([time_of(S, s) for s in sig])
    if c.get('exponential'): sig = np.exp(np.linspace(math.log(hi), math.log(lo), n)); ts = np.array([time_of(S, s) for s in sig])
    sig = np.append(sig, last).astype(np.float32)
    if c.get('continuous') and c['pred'] == 'v_prediction': ts = .25 * np.log(sig[:n])
    return ts, torch.from_numpy(sig)

def denoised(c, x, o, s):
    if c['pred'] == 'epsilon': return x - s * o
    if c['pred'] == 'sample': return o
    return o * (-s / (s ** 2 + 1) ** .5) + x / (s ** 2 + 1)

def euler(c, n, first, x, zs, eta):
    ts, sig = euler_way(c, n); out = []
    for i in range(first, n):
        s, s1 = sig[i], sig[i + 1]
        x = x + (x - denoised(c, x, net(x / (s ** 2 + 1) ** .5, float(ts[i])), s)) / s * (s1 - s); out.append(x)
    return ts[first:], out

def euler_a(c, n, first, x, zs, eta):
    ts, sig = euler_way(c, n); out = []
    for i in range(first, n):
        s, s1 = sig[i], sig[i + 1]
        up = (s1 ** 2 * (s ** 2 - s1 ** 2) / s ** 2) ** .5; down = (s1 ** 2 - up ** 2) ** .5
        d = (x - denoised(c, x, net(x / (s ** 2 + 1) ** .5, float(ts[i])), s)) / s
        x = x + d * (down - s) + up * zs[i - first]; out.append(x)
    return ts[first:], out

def dpm_way(c, n):
    S = sigma_table(c); T = c['n']; L = T - int((-np.log(S) < c.get('clipped', -math.inf)).sum())
    if c['spacing'] == 'linspace': ts = np.linspace(0, L - 1, n + 1).round()[::-1][:-1]
    elif c['spacing'] == 'leading': ts = (np.arange(n + 1) * (L // (n + 1)))[::-1][:-1] + c['offset']
    else: ts = np.arange(L, 0, -T / n).round() - 1
    sig = np.interp(ts, np.arange(T), S)
    if c.get('karras'):
        sig = karras(float(S[-1]), float(S[0]), n); ts = np.array([time_of(S, s) for s in sig])
        ts = np.floor(ts) if c['beta_schedule'] == 'squaredcos_cap_v2' else ts.round()
    if c.get('exponential'):
        sig = np.exp(np.linspace(math.log(S[-1]), math.log(S[0]), n)); ts = np.floor([time_of(S, s) + 1e-6 for s in sig])
    last = float(S[0]) if c.get('final') == 'sigma_min' else 0.
    return ts, torch.from_numpy(np.append(sig, last).astype(np.float32))

def dpm(c, n, first, x, zs, eta):
    ts, sig = dpm_way(c, n); out = []; m0 = None
    al = lambda s: 1 / (s ** 2 + 1) ** .5
    lam = lambda s: -torch.log(s)
    for i in range(first, n):
        s, s1 = sig[i], sig[i + 1]; a, a1 = al(s), al(s1); o = net(x, float(ts[i]))
        if c['pred'] == 'epsilon': m = (x - s * a * o) / a
        elif c['pred'] == 'sample': m = o
        else: m = a * x - s * a * o
        m = bound(dict(c, clip=False), m)
        h = lam(s1) - lam(s)
        one = i == first or c.get('order', 2) == 1 or i == n - 1 and (c.get('final', 'zero') == 'zero' or c.get('euler_at_final') or c.get('lower', True) and n < 15)
        y = s1 * a1 / (s * a) * x - a1 * (torch.exp(-h) - 1) * m
        if not one:
            r = (lam(s) - lam(sig[i - 1])) / h; D = (m - m0) / r
            y = y + (a1 * ((torch.exp(-h) - 1) / h + 1) * D if c.get('heun') else -.5 * a1 * (torch.exp(-h) - 1) * D)
        m0 = m; x = y; out.append(x)
    return ts[first:], out

def lcm(c, n, first, x, zs, eta):
    A = alphas(c); k = c['n'] // c['original']
    own = (np.arange(1, c['original'] + 1) * k - 1)[::-1]
    ts = own[np.floor(np.linspace(0, c['original'], n, endpoint=False)).astype(int)][first:]; out = []
    for i, t in enumerate(ts):
        x0, e = x0_eps(c, x, net(x, float(t)), A[t]); x0 = bound(c, x0); s = t * c['scaling']
        d = s / (s ** 2 + .25) ** .5 * x0 + .25 / (s ** 2 + .25) * x
        if i < len(ts) - 1: an = A[ts[i + 1]]; x = an ** .5 * d + (1 - an) ** .5 * zs[i]
        else: x = d
        out.append(x)
    return ts, out

KEYS = dict(n='num_train_timesteps', beta_start='beta_start', beta_end='beta_end', beta_schedule='beta_schedule', trained_betas='trained_betas', rescale='rescale_betas_zero_snr',
    spacing='timestep_spacing', offset='steps_offset', pred='prediction_type', clip='clip_sample', range='clip_sample_range', threshold='thresholding', ratio='dynamic_thresholding_ratio',
    max='sample_max_value', one='set_alpha_to_one', skip='skip_prk_steps', karras='use_karras_sigmas', exponential='use_exponential_sigmas', final='final_sigmas_type', smin='sigma_min', smax='sigma_max',
    order='solver_order', lower='lower_order_final', euler_at_final='euler_at_final', original='original_inference_steps', scaling='timestep_scaling', clipped='lambda_min_clipped')
def config(cls, c):
    v = {'_class_name': cls}
    for k, val in c.items():
        if k in KEYS: v[KEYS[k]] = val
        elif k == 'heun': v['solver_type'] = 'heun'
        elif k == 'log': v['interpolation_type'] = 'log_linear'
        elif k == 'continuous': v['timestep_type'] = 'continuous'
        else: raise KeyError(k)
    return v

base = dict(n=1000, beta_start=.00085, beta_end=.012, beta_schedule='scaled_linear', spacing='leading', offset=1, pred='epsilon')
def b(**k): return {**base, **k}
V = 'v_prediction'
DD, PN, EU, EA, DP, LC = ('DDIMScheduler', ddim), ('PNDMScheduler', pndm), ('EulerDiscreteScheduler', euler), ('EulerAncestralDiscreteScheduler', euler_a), ('DPMSolverMultistepScheduler', dpm), ('LCMScheduler', lcm)
d = dict(clip=False, one=False); l = dict(original=50, scaling=10., one=True)
trained = [1e-4 + 1.99e-2 * (i / 99) ** 2 for i in range(100)]
cases = [
 (DD, b(**d), 7), (DD, b(pred=V, **d), 7), (DD, b(pred=V, spacing='trailing', rescale=True, **d), 6), (DD, b(pred='sample', spacing='linspace', **d), 5), (DD, b(**d), 6, 1, .7), (DD, b(pred=V, **d), 8, .6, 1.),
 (DD, b(beta_schedule='linear', beta_start=.0001, beta_end=.02, clip=True, range=.8, one=True), 5), (DD, b(beta_schedule='squaredcos_cap_v2', threshold=True, ratio=.8, max=1.7, one=True), 9), (DD, b(**d), 10, .4),
 (DD, b(n=100, trained_betas=trained, **d), 4), (DD, b(**d), 1),
 (PN, b(skip=True, one=False), 7), (PN, b(skip=True, one=True, pred=V, spacing='trailing'), 6), (PN, b(skip=False, one=False), 8), (PN, b(skip=False, one=False, pred=V, spacing='linspace'), 6), (PN, b(skip=True, one=False), 2), (PN, b(skip=True, one=False), 1),
 (PN, b(skip=True, one=False), 10, .5),
 (EU, b(), 6), (EU, b(pred=V, spacing='trailing', rescale=True), 6), (EU, b(pred=V, spacing='linspace'), 5), (EU, b(karras=True), 8), (EU, b(karras=True, pred=V, continuous=True, smin=.002, smax=80., final='sigma_min'), 6), (EU, b(exponential=True, spacing='trailing'), 7),
 (EU, b(log=True), 5), (EU, b(final='sigma_min', spacing='linspace', pred='sample'), 5), (EU, b(), 10, .3), (EU, b(beta_schedule='squaredcos_cap_v2'), 4),
 (EA, b(spacing='trailing', offset=0), 4), (EA, b(pred=V, spacing='leading'), 6), (EA, b(pred=V, spacing='trailing', rescale=True), 5), (EA, b(spacing='linspace'), 10, .5), (EA, b(spacing='trailing', offset=0), 1),
 (DP, b(spacing='linspace'), 8), (DP, b(spacing='linspace', pred=V), 20), (DP, b(spacing='leading', heun=True), 6), (DP, b(spacing='trailing', karras=True, pred=V), 7), (DP, b(spacing='linspace', final='sigma_min', lower=False, heun=True), 6), (DP, b(spacing='linspace', final='sigma_min', euler_at_final=True), 16),
 (DP, b(spacing='linspace', final='sigma_min'), 16), (DP, b(spacing='trailing', rescale=True, pred=V), 6), (DP, b(spacing='linspace', beta_schedule='squaredcos_cap_v2', clipped=-5.1), 6), (DP, b(spacing='linspace', karras=True, beta_schedule='squaredcos_cap_v2'), 6), (DP, b(spacing='linspace', order=1), 6),
 (DP, b(spacing='linspace', exponential=True), 6), (DP, b(spacing='linspace', threshold=True, ratio=.9, max=1.5), 6), (DP, b(spacing='linspace'), 20, .35),
 (LC, b(**l), 4), (LC, b(pred=V, **l), 6), (LC, b(original=40, scaling=3., one=False, clip=True, range=1.2), 7), (LC, b(pred='sample', **l), 3), (LC, b(**l), 8, .5), (LC, b(**l), 1),
]
g = torch.Generator().manual_seed(11)
out = []
for (cls, run), c, n, *rest in cases:
    strength = rest[0] if rest else 1; eta = rest[1] if len(rest) > 1 else 0
    first = n - min(int(n * strength), n)
    noise = torch.randn(16, generator=g); zs = [torch.randn(16, generator=g) for _ in range(n)]
    picture = torch.randn(16, generator=g) if strength < 1 else None
    cc = {'one': False, **c}
    if run in (euler, euler_a):
        ts, sig = euler_way(cc, n); top = float(sig.max()); init = top if c['spacing'] != 'leading' else (top * top + 1) ** .5
        x = noise * init if picture is None else picture + noise * sig[first]
    elif run is dpm:
        ts, sig = dpm_way(cc, n); init = 1.; s = sig[first]; x = noise if picture is None else (picture + s * noise) / (s ** 2 + 1) ** .5
    else:
        init = 1.; A = alphas(cc)
        ts = grid(cc, n)[first] if run is not lcm else lcm(cc, n, first, noise, zs, 0)[0][0]
        x = noise if picture is None else A[int(ts)] ** .5 * picture + (1 - A[int(ts)]) ** .5 * noise
    start = x
    ts, xs = run(cc, n, first, x, zs, eta)
    f = lambda v: [float(q) for q in v]
    assert all(torch.isfinite(q).all() for q in xs), (cls, c)
    out.append(dict(config=config(cls, c), steps=n, strength=strength, eta=eta, noise=f(noise), picture=None if picture is None else f(picture), noises=[f(z) for z in zs], timesteps=[float(t) for t in ts], initSigma=float(init), start=f(start), latents=[f(v) for v in xs]))
def short(o):
    if isinstance(o, float): return float('%.9g' % o) if math.isfinite(o) else o
    if isinstance(o, list): return [short(v) for v in o]
    if isinstance(o, dict): return {k: short(v) for k, v in o.items()}
    return o
with open('../src/org/zipp/diffusion/schedulers-expected.json', 'w') as w:
    w.write('[\n' + ',\n'.join(json.dumps(short(o)) for o in out) + '\n]\n')
print(len(out), 'runs')
