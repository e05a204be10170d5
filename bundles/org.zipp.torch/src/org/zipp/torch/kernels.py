class Kernels(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool

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
    return torch.conv2d(x, w, b, [stride, stride], [padding, padding], [1, 1], 1)

  def quick_gelu(self: __torch__.Kernels, x: Tensor) -> Tensor:
    return torch.mul(x, torch.sigmoid(torch.mul(x, 1.702)))

  def upsample_nearest(self: __torch__.Kernels, x: Tensor, height: int, width: int) -> Tensor:
    return torch.upsample_nearest2d(x, [height, width], None)

  def pad(self: __torch__.Kernels, x: Tensor, left: int, right: int, top: int, bottom: int) -> Tensor:
    return torch.constant_pad_nd(x, [left, right, top, bottom], 0)

  def slice(self: __torch__.Kernels, x: Tensor, axis: int, start: int, end: int) -> Tensor:
    return torch.slice(x, axis, start, end, 1)
