namespace AmiPipeline.Simulator.Ec2.Images;

/// <summary>One device of an image that CreateImage makes: its entry, and the volume that is snapshot for it, if any.</summary>
internal sealed record CapturedDevice(ImageDevice Entry, Volume? Volume);
