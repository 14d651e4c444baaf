namespace AmiPipeline.Simulator.Ec2.AllowedAmis;

/// <summary>EnableAllowedImagesSettings and DisableAllowedImagesSettings; the criteria stay.</summary>
internal sealed class SetAllowedImagesSettingsAction(bool enables) : IEc2Action
{
    public string Name => enables ? "EnableAllowedImagesSettings" : "DisableAllowedImagesSettings";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var state = AllowedImages.Disabled;
        if (enables)
        {
            _ = call.Parameters.Required("AllowedImagesSettingsState");
            state = call.Parameters.OneOf("AllowedImagesSettingsState", AllowedImages.Enabled, AllowedImages.Audit)!;
        }

        call.Ready();
        call.Settings.AllowedImages = call.Settings.AllowedImages with { State = state };
        answer.Element("allowedImagesSettingsState", state);
    }
}
