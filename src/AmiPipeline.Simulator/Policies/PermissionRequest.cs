namespace AmiPipeline.Simulator.Policies;

/// <summary>One permission that a call needs.</summary>
/// <param name="Action">Such as <c>ec2:CopyImage</c>.</param>
/// <param name="Resource">The ARN, with <c>*</c> in place of an id that is not there yet; <c>*</c> for an action without resources.</param>
/// <param name="Context">The condition keys that this action has for this resource, those of the caller included.</param>
internal sealed record PermissionRequest(string Action, string Resource, RequestContext Context);
