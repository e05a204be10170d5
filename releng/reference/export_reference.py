#!/usr/bin/env python3
"""Writes what diffusers computes with a model, so that this program can be compared with it tensor by tensor.

    python3 export_reference.py --model FOLDER --out REF
    releng/zipp model --model FOLDER --reference REF

Needs torch, numpy and diffusers with what it needs to open the model (transformers). FOLDER is a Stable Diffusion 1.x, 2.x or XL model in the
layout of diffusers. REF gets expected.json (prompts, token ids, schedulers and their timesteps) and expected.safetensors: the text embeddings, the
noise of seed 42, one call of the U-Net at timestep 501, the latent after every step of every scheduler, and decoded pictures. Everything runs in
float32 on the CPU unless told otherwise; for the weights of large models name fewer --steps and a smaller --height and --width.
"""
import argparse
import json
import os
import struct

import numpy as np
import torch

NOISE_SEED = 42
STEP_SEED = 9
LOOK_AT = 501
WORDS = ' '.join(['word'] * 90)
PROBES = ("It's a café—naïve 12,345 MÜNCHEN!!", '  Zwei\tSpaces\n日本語 <|endoftext|> x', WORDS)
LEADING = {'timestep_spacing': 'leading', 'steps_offset': 1}
SCHEDULERS = {
    'ddim': ('DDIMScheduler', {**LEADING, 'clip_sample': False, 'set_alpha_to_one': False}),
    'euler': ('EulerDiscreteScheduler', LEADING),
    'dpmpp2m': ('DPMSolverMultistepScheduler', {'timestep_spacing': 'linspace', 'use_karras_sigmas': True}),
    'dpmpp2m_plain': ('DPMSolverMultistepScheduler', {'timestep_spacing': 'linspace'}),
    'pndm': ('PNDMScheduler', {**LEADING, 'skip_prk_steps': True, 'set_alpha_to_one': False}),
    'euler_a': ('EulerAncestralDiscreteScheduler', {'timestep_spacing': 'trailing'}),
    'lcm': ('LCMScheduler', {}),
}
DRAWS_NOISE = ('euler_a', 'lcm')
DECODED = ('ddim', 'euler')
OF_THE_MODEL = ('num_train_timesteps', 'beta_start', 'beta_end', 'beta_schedule', 'trained_betas', 'prediction_type')
KINDS = {torch.float32: 'F32', torch.uint8: 'U8'}


def write_safetensors(path, tensors):
    """The file format is a length, a JSON header and the bytes; nothing else is needed for it."""
    header, offset, parts = {}, 0, []
    for name, tensor in tensors.items():
        tensor = tensor.detach().cpu().contiguous()
        data = tensor.numpy().tobytes()
        header[name] = {'dtype': KINDS[tensor.dtype], 'shape': list(tensor.shape), 'data_offsets': [offset, offset + len(data)]}
        offset += len(data)
        parts.append(data)
    text = json.dumps(header).encode()
    text += b' ' * (-len(text) % 8)
    with open(path, 'wb') as out:
        out.write(struct.pack('<Q', len(text)))
        out.write(text)
        for data in parts:
            out.write(data)


def token_ids(tokenizer, texts):
    return {text: list(tokenizer(text, padding='max_length', max_length=tokenizer.model_max_length, truncation=True).input_ids) for text in texts}


def encode(pipe, prompt, negative, device):
    """What the U-Net sees of the prompts; an empty negative prompt means none."""
    result = pipe.encode_prompt(prompt=prompt, device=device, num_images_per_prompt=1, do_classifier_free_guidance=True,
                                negative_prompt=negative or None)
    names = ('text', 'negative_text', 'pooled', 'negative_pooled')
    return {name: value for name, value in zip(names, result) if value is not None}


def added_conditions(pipe, pooled, height, width):
    """SDXL's further inputs, or nothing."""
    if getattr(pipe.unet.config, 'addition_embed_type', None) != 'text_time':
        return None
    sizes = torch.tensor([[height, width, 0, 0, height, width]] * len(pooled), dtype=pooled.dtype, device=pooled.device)
    return {'text_embeds': pooled, 'time_ids': sizes}


def told_guidance(pipe, guidance):
    """The input of networks that are told the guidance instead of being asked twice (latent consistency models), or nothing."""
    width = getattr(pipe.unet.config, 'time_cond_proj_dim', None)
    if width is None:
        return {}
    return {'timestep_cond': pipe.get_guidance_scale_embedding(torch.tensor([guidance - 1.0]), embedding_dim=width).to(pipe.unet.device, pipe.unet.dtype)}


def run(pipe, scheduler, steps, noise, texts, guidance, size, draws):
    """The latents after each step, the timesteps, and the noises that were drawn on the way."""
    further = told_guidance(pipe, guidance)
    guided = guidance > 1 and not further
    kind = pipe.unet.dtype
    text = torch.cat([texts['negative_text'], texts['text']]) if guided else texts['text']
    pooled = texts.get('pooled')
    if pooled is not None and guided:
        pooled = torch.cat([texts['negative_pooled'], pooled])
    added = added_conditions(pipe, pooled, *size) if pooled is not None else None
    scheduler.set_timesteps(steps)
    x = noise * scheduler.init_noise_sigma
    own = torch.Generator().manual_seed(STEP_SEED)
    same = torch.Generator().manual_seed(STEP_SEED)
    latents, noises = [], []
    for t in scheduler.timesteps:
        seen = scheduler.scale_model_input(torch.cat([x, x]) if guided else x, t).to(kind)
        out = pipe.unet(seen, t, encoder_hidden_states=text, added_cond_kwargs=added, **further).sample.float()
        if guided:
            without, out = out.chunk(2)
            out = without + guidance * (out - without)
        if draws:
            noises.append(torch.randn(x.shape, generator=same))
            x = scheduler.step(out, t, x, generator=own).prev_sample
        else:
            x = scheduler.step(out, t, x).prev_sample
        latents.append(x.float())
    return latents, [float(t) for t in scheduler.timesteps], noises


def decode(pipe, latent):
    """The decoder's output from −1 to 1, and the picture as bytes, 1 × height × width × 3."""
    config = pipe.vae.config
    shift = getattr(config, 'shift_factor', None) or 0
    decoded = pipe.vae.decode((latent / config.scaling_factor + shift).to(pipe.vae.dtype)).sample.float()
    picture = (decoded / 2 + 0.5).clamp(0, 1).permute(0, 2, 3, 1).cpu().numpy()
    return decoded, torch.from_numpy((picture * 255).round().astype(np.uint8))


def plain(value):
    return [plain(v) for v in value] if isinstance(value, (list, tuple)) else value


def make_scheduler(diffusers, pipe, name):
    """One of the schedulers, with the model's own noise levels."""
    class_name, keys = SCHEDULERS[name]
    model = {k: pipe.scheduler.config[k] for k in OF_THE_MODEL if k in pipe.scheduler.config}
    scheduler = getattr(diffusers, class_name)(**model, **keys)
    config = {k: plain(v) for k, v in dict(scheduler.config).items() if not k.startswith('_')}
    return scheduler, {'_class_name': class_name, **config}


@torch.no_grad()
def export(diffusers, pipe, options):
    """The tensors and what belongs into expected.json."""
    device = pipe.unet.device
    prompts = list(dict.fromkeys((options.prompt, options.negative) + PROBES))
    expected = {'prompt': options.prompt, 'negative': options.negative, 'steps': options.steps, 'guidance': options.guidance,
                'height': options.height, 'width': options.width, 'tokens': token_ids(pipe.tokenizer, prompts)}
    if getattr(pipe, 'tokenizer_2', None) is not None:
        expected['tokens_2'] = token_ids(pipe.tokenizer_2, prompts)
    expected['schedulers'], expected['timesteps'] = {}, {}
    texts = encode(pipe, options.prompt, options.negative, device)
    tensors = {name: value.float() for name, value in texts.items()}
    factor = 2 ** (len(pipe.vae.config.block_out_channels) - 1)
    shape = (1, pipe.unet.config.in_channels, options.height // factor, options.width // factor)
    tensors['noise'] = torch.randn(shape, generator=torch.Generator().manual_seed(NOISE_SEED))
    noise = tensors['noise'].to(device)
    added = added_conditions(pipe, texts['pooled'], options.height, options.width) if 'pooled' in texts else None
    tensors['unet_at_501'] = pipe.unet(noise.to(pipe.unet.dtype), torch.tensor(LOOK_AT, device=device), encoder_hidden_states=texts['text'],
                                       added_cond_kwargs=added, **told_guidance(pipe, options.guidance)).sample.float()
    if options.dtype == 'float16' and getattr(pipe.vae.config, 'force_upcast', False):
        pipe.vae.to(torch.float32)
    for name in options.schedulers:
        scheduler, expected['schedulers'][name] = make_scheduler(diffusers, pipe, name)
        latents, expected['timesteps'][name], noises = run(pipe, scheduler, options.steps, noise, texts, options.guidance,
                                                          (options.height, options.width), name in DRAWS_NOISE)
        for i, latent in enumerate(latents):
            tensors[f'{name}.{i}'] = latent
        for i, drawn in enumerate(noises):
            tensors[f'{name}.noise.{i}'] = drawn
        if name in DECODED:
            tensors[f'{name}.decoded'], tensors[f'{name}.pixels'] = decode(pipe, latents[-1])
        print(f'{name}: {len(latents)} steps', flush=True)
    if 'ddim.decoded' in tensors:
        picture = tensors['ddim.decoded'].clamp(-1, 1).to(pipe.vae.dtype)
        tensors['encoded_mean'] = pipe.vae.encode(picture).latent_dist.mean.float()
    return tensors, expected


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--model', required=True, help='folder of the model')
    parser.add_argument('--out', required=True, help='folder that gets the two files')
    parser.add_argument('--prompt', default='a lighthouse on a cliff, muted colours, film grain')
    parser.add_argument('--negative', default='', help='negative prompt; none unless given')
    parser.add_argument('--steps', type=int, default=6)
    parser.add_argument('--guidance', type=float, default=5.0)
    parser.add_argument('--height', type=int, default=512)
    parser.add_argument('--width', type=int, default=512)
    parser.add_argument('--dtype', choices=('float32', 'float16'), default='float32')
    parser.add_argument('--variant', default=None, help='fp16 for weights named so')
    parser.add_argument('--device', default='cpu')
    parser.add_argument('--schedulers', nargs='+', choices=list(SCHEDULERS), default=list(SCHEDULERS))
    options = parser.parse_args(arguments)
    import diffusers
    pipe = diffusers.DiffusionPipeline.from_pretrained(options.model, torch_dtype=getattr(torch, options.dtype), variant=options.variant,
                                                       local_files_only=True).to(options.device)
    tensors, expected = export(diffusers, pipe, options)
    expected['made_with'] = {'diffusers': diffusers.__version__, 'torch': torch.__version__, 'dtype': options.dtype, 'device': options.device}
    os.makedirs(options.out, exist_ok=True)
    write_safetensors(os.path.join(options.out, 'expected.safetensors'), tensors)
    with open(os.path.join(options.out, 'expected.json'), 'w', encoding='utf-8') as out:
        json.dump(expected, out)
    print(f'{len(tensors)} tensors in {options.out}')


if __name__ == '__main__':
    main()
