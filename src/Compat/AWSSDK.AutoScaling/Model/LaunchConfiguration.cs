namespace Amazon.AutoScaling.Model;

/// <summary>What an Auto Scaling group launches instances from.</summary>
public class LaunchConfiguration
{
    /// <summary>Its name.</summary>
    public string LaunchConfigurationName { get; set; } = null!;

    /// <summary>Its ARN.</summary>
    public string LaunchConfigurationARN { get; set; } = null!;

    /// <summary>The id of the image.</summary>
    public string ImageId { get; set; } = null!;

    /// <summary>The type of the instances.</summary>
    public string InstanceType { get; set; } = null!;

    /// <summary>When it was created.</summary>
    public DateTime? CreatedTime { get; set; }
}
