class Kernels(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool

  # On processors with AVX-512, oneDNN as of PyTorch 2.7.1 gives wrong sums for more than 16 channels that are no multiple of 16 (batch of
  # two or more, 3 by 3). Channels of zeros make it a multiple; real models have one.
  # On a CPU the way is chosen here, oneDNN for floats and matrix products for others: choosing by itself PyTorch asks NNPACK, which writes
  # a line at each call on processors that it does not know.
  def conv(self: __torch__.Kernels, x: Tensor, w: Tensor, b: Optional[Tensor], stride: int, padding: int) -> Tensor:
    channels = torch.size(w, 1)
    more = 0
    if channels > 16:
      more = -channels % 16
    y = x
    v = w
    if more > 0:
      y = torch.constant_pad_nd(x, [0, 0, 0, 0, 0, more], 0)
      v = torch.constant_pad_nd(w, [0, 0, 0, 0, 0, more], 0)
    if torch.eq(ops.prim.device(x).type, "cpu"):
      if torch.eq(ops.prim.dtype(x), 6):
        return torch.mkldnn_convolution(torch.contiguous(y), torch.contiguous(v), b, [padding, padding], [stride, stride], [1, 1], 1)
      return torch.thnn_conv2d(y, v, [torch.size(v, 2), torch.size(v, 3)], b, [stride, stride], [padding, padding])
    return torch.conv2d(y, v, b, [stride, stride], [padding, padding], [1, 1], 1)

  def attention(self: __torch__.Kernels, q: Tensor, k: Tensor, v: Tensor, heads: int, causal: bool) -> Tensor:
    b = torch.size(q, 0)
    c = torch.size(q, 2)
    qh = torch.transpose(torch.view(q, [b, -1, heads, c // heads]), 1, 2)
    kh = torch.transpose(torch.view(k, [b, -1, heads, c // heads]), 1, 2)
    vh = torch.transpose(torch.view(v, [b, -1, heads, torch.size(v, 2) // heads]), 1, 2)
    o = torch.scaled_dot_product_attention(qh, kh, vh, None, 0.0, causal)
    return torch.reshape(torch.transpose(o, 1, 2), [b, -1, torch.size(v, 2)])

  def group_norm(self: __torch__.Kernels, x: Tensor, groups: int, gain: Tensor, bias: Tensor, eps: float) -> Tensor:
    return torch.group_norm(x, groups, gain, bias, eps)

  def layer_norm(self: __torch__.Kernels, x: Tensor, gain: Tensor, bias: Tensor, eps: float) -> Tensor:
    return torch.layer_norm(x, [torch.size(x, -1)], gain, bias, eps)

  def conv2d(self: __torch__.Kernels, x: Tensor, w: Tensor, bias: List[Tensor], stride: int, padding: int) -> Tensor:
    b: Optional[Tensor] = None
    if torch.gt(torch.len(bias), 0):
      b = bias[0]
    return (self).conv(x, w, b, stride, padding)

  def quick_gelu(self: __torch__.Kernels, x: Tensor) -> Tensor:
    return torch.mul(x, torch.sigmoid(torch.mul(x, 1.702)))

  def upsample_nearest(self: __torch__.Kernels, x: Tensor, height: int, width: int) -> Tensor:
    return torch.upsample_nearest2d(x, [height, width], None)

  def pad(self: __torch__.Kernels, x: Tensor, left: int, right: int, top: int, bottom: int) -> Tensor:
    return torch.constant_pad_nd(x, [left, right, top, bottom], 0)

  def slice(self: __torch__.Kernels, x: Tensor, axis: int, start: int, end: int) -> Tensor:
    return torch.slice(x, axis, start, end, 1)

  def residual(self: __torch__.Kernels, x: Tensor, time: List[Tensor], w: List[Tensor], groups: int, eps: float) -> Tensor:
    h = torch.group_norm(x, groups, w[0], w[1], eps)
    h = (self).conv(torch.silu_(h), w[2], w[3], 1, 1)
    if torch.gt(torch.len(time), 0):
      t = torch.linear(time[0], time[1], time[2])
      h = torch.add_(h, torch.unsqueeze(torch.unsqueeze(t, 2), 3))
    h = torch.group_norm(h, groups, w[4], w[5], eps)
    h = (self).conv(torch.silu_(h), w[6], w[7], 1, 1)
    s = x
    if torch.gt(torch.len(w), 8):
      s = (self).conv(x, w[8], w[9], 1, 0)
    return torch.add_(h, s)

  def heads(self: __torch__.Kernels, q: Tensor, k: Tensor, v: Tensor, heads: int, bias: Optional[Tensor], upcast: bool) -> Tensor:
    b = torch.size(q, 0)
    c = torch.size(q, 2)
    qh = torch.transpose(torch.view(q, [b, -1, heads, c // heads]), 1, 2)
    kh = torch.transpose(torch.view(k, [b, -1, heads, c // heads]), 1, 2)
    vh = torch.transpose(torch.view(v, [b, -1, heads, c // heads]), 1, 2)
    o = qh
    if upcast:
      o = torch.to(torch.scaled_dot_product_attention(torch.to(qh, 6), torch.to(kh, 6), torch.to(vh, 6), bias, 0.0, False), ops.prim.dtype(q))
    else:
      o = torch.scaled_dot_product_attention(qh, kh, vh, bias, 0.0, False)
    return torch.reshape(torch.transpose(o, 1, 2), [b, -1, c])

  def transformer(self: __torch__.Kernels, x: Tensor, context: Tensor, w: List[Tensor], groups: int, heads: int, layers: int, linear: bool, upcast: bool, appended: List[Tensor], bias: List[Tensor], collect: bool) -> List[Tensor]:
    b = torch.size(x, 0)
    c = torch.size(x, 1)
    height = torch.size(x, 2)
    width = torch.size(x, 3)
    collected = annotate(List[Tensor], [])
    h = torch.group_norm(x, groups, w[0], w[1], 1e-06)
    if linear:
      h = torch.linear(torch.reshape(torch.permute(h, [0, 2, 3, 1]), [b, height * width, c]), w[2], w[3])
    else:
      h = (self).conv(h, w[2], w[3], 1, 0)
      h = torch.reshape(torch.permute(h, [0, 2, 3, 1]), [b, height * width, c])
    for i in range(layers):
      o = 6 + i * 20
      n = torch.layer_norm(h, [c], w[o], w[o + 1], 1e-05)
      if collect:
        _0 = torch.append(collected, n)
      seen = n
      mask: Optional[Tensor] = None
      if torch.gt(torch.len(appended), 0):
        seen = torch.cat([n, appended[i]], 1)
        own = torch.zeros([b, torch.size(n, 1)], dtype=ops.prim.dtype(n), device=ops.prim.device(n))
        mask = torch.unsqueeze(torch.unsqueeze(torch.cat([own, bias[0]], 1), 1), 1)
      a = (self).heads(torch.linear(n, w[o + 2], None), torch.linear(seen, w[o + 3], None), torch.linear(seen, w[o + 4], None), heads, mask, upcast)
      h = torch.add_(torch.linear(a, w[o + 5], w[o + 6]), h)
      n = torch.layer_norm(h, [c], w[o + 7], w[o + 8], 1e-05)
      a = (self).heads(torch.linear(n, w[o + 9], None), torch.linear(context, w[o + 10], None), torch.linear(context, w[o + 11], None), heads, None, upcast)
      h = torch.add_(torch.linear(a, w[o + 12], w[o + 13]), h)
      n = torch.layer_norm(h, [c], w[o + 14], w[o + 15], 1e-05)
      f = torch.chunk(torch.linear(n, w[o + 16], w[o + 17]), 2, -1)
      h = torch.add_(torch.linear(torch.mul(f[0], torch.gelu(f[1])), w[o + 18], w[o + 19]), h)
    if linear:
      h = torch.permute(torch.reshape(torch.linear(h, w[4], w[5]), [b, height, width, c]), [0, 3, 1, 2])
    else:
      h = torch.contiguous(torch.permute(torch.reshape(h, [b, height, width, c]), [0, 3, 1, 2]))
      h = (self).conv(h, w[4], w[5], 1, 0)
    return torch.add([torch.contiguous(torch.add(h, x))], collected)

  def plane_attention(self: __torch__.Kernels, x: Tensor, w: List[Tensor], groups: int, eps: float) -> Tensor:
    b = torch.size(x, 0)
    c = torch.size(x, 1)
    h = torch.group_norm(x, groups, w[0], w[1], eps)
    h = torch.transpose(torch.reshape(h, [b, c, -1]), 1, 2)
    h = (self).heads(torch.linear(h, w[2], w[3]), torch.linear(h, w[4], w[5]), torch.linear(h, w[6], w[7]), 1, None, False)
    h = torch.transpose(torch.linear(h, w[8], w[9]), 1, 2)
    return torch.add(torch.reshape(h, torch.size(x)), x)

  def norm_convolve(self: __torch__.Kernels, x: Tensor, gain: Tensor, bias: Tensor, w: Tensor, b: Tensor, groups: int, eps: float) -> Tensor:
    h = torch.group_norm(x, groups, gain, bias, eps)
    return (self).conv(torch.silu_(h), w, b, 1, 1)

  def upsample_convolve(self: __torch__.Kernels, x: Tensor, height: int, width: int, w: Tensor, b: Tensor) -> Tensor:
    return (self).conv(torch.upsample_nearest2d(x, [height, width], None), w, b, 1, 1)

  def pad_convolve(self: __torch__.Kernels, x: Tensor, w: Tensor, b: Tensor) -> Tensor:
    return (self).conv(torch.constant_pad_nd(x, [0, 1, 0, 1], 0), w, b, 2, 0)
