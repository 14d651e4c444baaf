using AmiPipeline.Configuration;
using AmiPipeline.Triggers;

namespace AmiPipeline.Functions.Triggers;

/// <summary>An image that matches a rule.</summary>
/// <param name="Image">The image.</param>
/// <param name="Rule">The rule that it takes.</param>
/// <param name="Ec2">EC2 in the account that lists it: who is asked for its snapshots must see their tags.</param>
internal sealed record FoundImage(CandidateImage Image, TriggerRule Rule, Ec2Reader Ec2);
